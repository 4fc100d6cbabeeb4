import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { AppOptions } from '../../electron/app/app-options.ts';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { processOptions } from '../support/process-options.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 180_000 });

const VAULT_KEY = new Uint8Array(32).fill(0x5e);
const OPEN_DATABASE = fileURLToPath(new URL('../../electron/store/open-database.ts', import.meta.url));

async function start(isSealed: boolean, changes: Partial<AppOptions> = {}): Promise<TestApp & { folder: string }> {
  const dataDir = createTempDir();
  if (isSealed) {
    const slots = withRecoverySlot(createKeySlots(VAULT_KEY), VAULT_KEY, new Uint8Array(20).fill(3));
    unwrap(await writeKeySlots(dataDir, slots));
  }
  const keys = isSealed ? { keys: deriveVaultKeys(VAULT_KEY) } : {};
  const folder = createTempDir();
  const dialogs = { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(folder) };
  const test = await startApp({ dataDir, ...processOptions(), ...keys, dialogs, ...changes });
  return { ...test, folder };
}

/** What a second instance is told that opens the same database. */
function openAgain(dataDir: string, key: string | undefined): string {
  const script = `
    const { openDatabase } = await import(${JSON.stringify(OPEN_DATABASE)});
    const [file, backupsDir, key] = process.argv.slice(1);
    const opened = openDatabase({ file, backupsDir, now: () => new Date(), key: key || undefined });
    process.stdout.write(opened.ok ? 'opened' : opened.error.details.reason);`;
  const args = [
    '--input-type=module',
    '-e',
    script,
    join(dataDir, 'reinstate.db'),
    join(dataDir, 'backups'),
    key ?? '',
  ];
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout;
}

async function cancelled({ call, payloadsOf }: TestApp, channel: 'backups.create' | 'folderBackups.start') {
  const done = call(channel, {});
  await vi.waitFor(() => expect(payloadsOf('jobs.changed').some(({ status }) => status === 'running')).toBe(true));
  const { id } = payloadsOf('jobs.changed').at(-1) ?? {};
  unwrap(await call('jobs.cancel', { jobId: id as JobId }));
  return done;
}

describe.each([
  ['plain', false],
  ['sealed', true],
] as const)('copies of a %s data folder, made in a process of their own', (_, isSealed) => {
  const key = isSealed ? deriveVaultKeys(VAULT_KEY).database : undefined;

  it('hold what was there, leave nothing half, and the database stays locked', async () => {
    const { call, dataDir, logged } = await start(isSealed);
    unwrap(await call('cases.create', aNewCase({ title: 'First' })));
    const making = call('backups.create', {});
    // The window goes on meanwhile.
    unwrap(await call('cases.create', aNewCase({ title: 'Second' })));
    const { name } = unwrap(await making);
    unwrap(await call('cases.create', aNewCase({ title: 'Third' })));
    const titles = unwrap(await call('backups.preview', { name })).cases.map(({ title }) => title);
    expect(titles).toContain('First');
    expect(titles).not.toContain('Third');
    const names = readdirSync(join(dataDir, 'backups')).toSorted();
    expect(names).toEqual(isSealed ? [name, `${name}.keys.json`] : [name]);
    const header = readFileSync(join(dataDir, 'backups', name)).toString('latin1', 0, 15);
    expect(header === 'SQLite format 3').toBe(!isSealed);
    // Another descriptor of the file, closed in this process, would have taken the lock away.
    expect(openAgain(dataDir, key)).toBe('locked');
    unwrap(await call('backups.restore', { name }));
    expect(unwrap(await call('cases.list', {})).map(({ title }) => title)).not.toContain('Third');
    expect(logged).toEqual([]);
  });

  it('go to a folder with every file', async () => {
    const test = await start(isSealed);
    const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
    const file = putFile(createTempDir(), 'first.pdf', await aPdf());
    await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, [file])).jobId);
    unwrap(await test.call('folderBackups.choose', {}));
    const copy = async () => test.finished(unwrap(await test.call('folderBackups.start', {})).jobId);
    expect(await copy()).toMatchObject({
      status: 'succeeded',
      result: { kind: 'folder-backup', fileCount: 1, newCount: 1, skippedCount: 0 },
    });
    expect(unwrap(await test.call('folderBackups.openSource', { isOwn: true }))?.copies).toMatchObject([
      { caseCount: 1, evidenceCount: 1, fileCount: 1, isProtected: isSealed },
    ]);
    expect(readdirSync(join(test.dataDir, 'tmp', 'folder-backups'))).toEqual([]);
    expect(openAgain(test.dataDir, key)).toBe('locked');
    expect(test.logged).toEqual([]);
  });
});

describe('a copy in a process of its own', () => {
  it('can be stopped, and leaves nothing', async () => {
    const test = await start(true);
    unwrap(await test.call('cases.create', aNewCase()));
    expect(await cancelled(test, 'backups.create')).toMatchObject({ error: { code: 'cancelled' } });
    expect(readdirSync(join(test.dataDir, 'backups'))).toEqual([]);
    unwrap(await test.call('backups.create', {}));
    expect(test.logged).toEqual([]);
  });

  it('fails by name where nothing can be written, and where the process dies', async () => {
    const test = await start(false);
    unwrap(await test.call('cases.create', aNewCase()));
    writeFileSync(join(test.dataDir, 'backups'), 'in the way');
    expect(await test.call('backups.create', {})).toMatchObject({ error: { code: 'target-unusable' } });
    const dying = putFile(createTempDir(), 'dying.mjs', 'process.exit(3);');
    const other = await start(false, { workers: { ...processOptions().workers, copy: dying } });
    unwrap(await other.call('cases.create', aNewCase()));
    expect(await other.call('backups.create', {})).toMatchObject({ error: { code: 'internal' } });
    expect(readdirSync(join(other.dataDir, 'backups'))).toEqual([]);
    // The log keeps no words of errors, only where they came from.
    expect(other.logged.join()).toContain('run-in-process.ts');
  });
});
