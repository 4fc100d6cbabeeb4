import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../../../electron/vault/vault.ts';
import { unwrap } from '../../../../shared/result.ts';
import { errnoError, type FsCall, watchFs } from '../../../support/faulty-fs.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const CONTENT = Buffer.alloc(1024 * 1024 + 5, 'evidence ');
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const ERRORS = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EBUSY', 'EDQUOT'];

/** Runs one ingest and one copy with an error injected by `shouldFail`; gives back what happened. */
async function runWithFault(root: string, code: string, shouldFail: (call: FsCall) => boolean) {
  const calls: FsCall[] = [];
  const fs = watchFs((call) => {
    calls.push(call);
    if (shouldFail(call)) throw errnoError(code);
  });
  const dir = join(root, 'vault');
  const source = join(root, 'source.pdf');
  writeFileSync(source, CONTENT);
  const vault = createVault({ dir, fs });
  const settle = async <Value>(promise: Promise<Value>) =>
    promise.catch((error: unknown) => ({ ok: false, thrown: error }));
  const ingested = await settle(vault.ingestFile(source));
  const target = join(root, 'copy.pdf');
  const copied = ingested.ok ? await settle(vault.copyTo(SHA256, target)) : undefined;
  return { calls, dir, source, target, ingested, copied };
}

/** What must hold whatever failed. */
async function expectIntact(root: string, dir: string, source: string): Promise<void> {
  expect(readFileSync(source).equals(CONTENT)).toBe(true);
  const names = existsSync(dir) ? readdirSync(dir, { recursive: true, withFileTypes: true }) : [];
  for (const entry of names.filter((one) => one.isFile())) {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    expect(entry.name, 'no temporary file is left').toMatch(/^[0-9a-f]{64}$/);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.name);
  }
  expect(readdirSync(root).filter((name) => name.includes('.part'))).toEqual([]);
  const healthy = createVault({ dir });
  expect(unwrap(await healthy.ingestFile(source)).sha256).toBe(SHA256);
  expect(await healthy.verify(SHA256)).toBe(true);
}

/** Runs with one failing call and checks what is left. */
async function expectSurvives(root: string, failing: FsCall, code: string): Promise<void> {
  let isRaised = false;
  const run = await runWithFault(root, code, (call) => {
    if (call.index === failing.index) isRaised = true;
    return call.index === failing.index;
  });
  expect(isRaised, `call ${failing.index}`).toBe(true);
  // A failing write or flush must never be reported as done.
  const isEssential = ['open', 'handle.write', 'handle.sync', 'rename', 'mkdir'].includes(failing.name);
  const isDone = run.ingested.ok && run.copied?.ok === true;
  if (isEssential) expect(isDone, `${failing.name} ${basename(failing.path)}`).toBe(false);
  await expectIntact(root, run.dir, run.source);
}

describe('createVault when the disk fails', () => {
  it(
    'leaves nothing half-written, whichever call fails with whichever error, and works afterwards',
    { timeout: 90_000 },
    async () => {
      const root = createTempDir();
      const { calls } = await runWithFault(root, 'EIO', () => false);
      const steps = new Set(calls.map((call) => call.name));
      for (const name of ['open', 'handle.write', 'handle.sync', 'rename', 'mkdir', 'stat'])
        expect(steps).toContain(name);
      expect(calls.length).toBeGreaterThan(40);
      for (const call of calls) {
        const place = join(root, String(call.index));
        mkdirSync(place);
        await expectSurvives(place, call, ERRORS[call.index % ERRORS.length] ?? 'EIO');
      }
    },
  );

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'target-unusable'],
    ['EACCES', 'target-unusable'],
    ['EIO', 'target-unusable'],
  ])('answers %s of a write with %s', async (errno, code) => {
    const { ingested, dir } = await runWithFault(createTempDir(), errno, (call) => call.name === 'handle.write');
    expect(ingested).toMatchObject({ ok: false, error: { code, details: { path: dir } } });
  });

  it('treats a failed flush as a failed import, never as done', async () => {
    const { ingested, dir } = await runWithFault(createTempDir(), 'EIO', (call) => call.name === 'handle.sync');
    expect(ingested).toMatchObject({ ok: false, error: { code: 'target-unusable' } });
    expect(existsSync(join(dir, SHA256.slice(0, 2), SHA256))).toBe(false);
  });

  it('says that a source can’t be read', async () => {
    const isSource = (call: FsCall): boolean => call.name === 'handle.read' && call.path.endsWith('source.pdf');
    const { ingested } = await runWithFault(createTempDir(), 'EIO', isSource);
    expect(ingested).toMatchObject({ error: { code: 'files-refused', details: { files: [{ code: 'unreadable' }] } } });
  });

  it('flushes the file before it gets its name, and its folder before the import is done', async () => {
    const { calls, dir } = await runWithFault(createTempDir(), 'EIO', () => false);
    if (process.platform === 'win32') return;
    const steps = calls.map(
      (call) => `${call.name} ${call.path.startsWith(dir) ? call.path.slice(dir.length + 1) : call.path}`,
    );
    const named = steps.findIndex((step) => step.startsWith('rename tmp/'));
    const flushed = steps.findIndex((step) => step.startsWith('handle.sync tmp/'));
    const written = steps.findLastIndex((step, at) => step.startsWith('handle.write tmp/') && at < named);
    const folder = steps.findIndex((step, at) => at > named && step === `handle.sync ${SHA256.slice(0, 2)}`);
    expect(written).toBeGreaterThan(0);
    expect(flushed).toBeGreaterThan(written);
    expect(named).toBeGreaterThan(flushed);
    expect(folder).toBeGreaterThan(named);
  });
});
