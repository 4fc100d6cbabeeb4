// A protected data folder from the first file to the archive: nothing of the evidence lies in it for others to read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { deriveVaultKeys, makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { readStored } from '../../electron/vault/stored-file.ts';
import { evidenceUrl, pictureUrl } from '../../shared/contracts/evidence.ts';
import { pieceUrl } from '../../shared/domain/packet-pages.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 240_000 });

const DATE = '2026-10-01';
const MAIL = [
  'From: Acme <sales@acme.example>',
  'To: owner@example.com',
  'Subject: Invoice canary-subject',
  'Date: Tue, 15 Sep 2026 10:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="x"',
  '',
  '--x',
  'Content-Type: text/plain',
  '',
  'Dear sir, canary-words stand in this message.',
  '--x',
  'Content-Type: text/csv; name="orders.csv"',
  'Content-Disposition: attachment; filename="orders.csv"',
  '',
  'order,asin,quantity',
  '111-1234567-1234567,B0ABCDEFGH,canary-attachment',
  '--x--',
  '',
].join('\r\n');

/** What may be read in the clear: nothing but the database, which has tests of its own. */
function listReadable(dir: string): readonly (readonly [path: string, bytes: Buffer])[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && !entry.name.startsWith('reinstate.db') && !entry.parentPath.includes('backups'),
    )
    .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const);
}

/** Stretches of files that no other file has: what a look at the disk would find. */
function canariesOf(bytes: Buffer): readonly Buffer[] {
  return [0.1, 0.5, 0.9].map((share) => bytes.subarray(Math.floor(bytes.length * share)).subarray(0, 24));
}

function expectNoTrace(dir: string, canaries: readonly (Buffer | string)[]): void {
  const found = listReadable(dir).flatMap(([path, bytes]) =>
    canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${path}: ${canary.toString('latin1')}`),
  );
  expect(found).toEqual([]);
}

/** A photo that the window can't show as it is. */
function aTiff(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 90, sigma: 50 } as const;
  return sharp({ create: { width: 900, height: 600, channels: 3, background: '#888', noise } })
    .tiff()
    .toBuffer();
}

/** What the window gets for an address, and where it lies. */
async function readShown({ app }: TestApp, url: string): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  const content = await app.readContent(url);
  if (!content) throw new Error(`nothing at ${url}`);
  return { path: content.file.path, bytes: await readStored(content.file) };
}

function need<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('not there');
  return value;
}

/** The sample case with a PDF, an e-mail with its attachment, and a photo. */
async function fillCase(test: TestApp): Promise<CaseId> {
  const { call, finished } = test;
  const { id: caseId } = unwrap(await call('cases.openExample', {}));
  const dir = createTempDir();
  const dropped = [
    putFile(dir, 'canary-invoice.pdf', await aPdf(2, 'canary-text')),
    putFile(dir, 'letter.eml', MAIL),
    putFile(dir, 'photo.tiff', await aTiff()),
  ];
  const imported = await finished(unwrap(await call('evidence.startImport', { caseId }, dropped)).jobId);
  expect(imported).toMatchObject({ status: 'succeeded', result: { added: { length: 3 } } });
  const list = unwrap(await call('evidence.list', { caseId }));
  const mail = { caseId, evidenceId: need(list.find(({ fileName }) => fileName === 'letter.eml')).id };
  const indexes = unwrap(await call('evidence.listAttachments', mail)).map(({ index }) => index);
  const taken = unwrap(await call('evidence.addAttachments', { ...mail, indexes }));
  expect(await finished(taken.jobId)).toMatchObject({ status: 'succeeded', result: { added: { length: 1 } } });
  return caseId;
}

/** Reads every paper as the window does; gives what would betray it. */
async function listCanaries(test: TestApp, caseId: CaseId): Promise<readonly (Buffer | string)[]> {
  const canaries: (Buffer | string)[] = ['canary-', '%PDF-', 'JFIF', 'Dear sir'];
  for (const { id, file } of unwrap(await test.call('evidence.list', { caseId }))) {
    const { path, bytes } = await readShown(test, evidenceUrl(caseId, id));
    expect(bytes.length, id).toBe(file.sizeBytes);
    expect(path).not.toContain(file.sha256.slice(0, 12));
    canaries.push(...canariesOf(bytes), file.sha256.slice(0, 16));
  }
  return canaries;
}

/** What is kept while the application runs: a small picture, pieces of the packet, a converted photo. */
async function fillCaches(test: TestApp, caseId: CaseId) {
  const list = unwrap(await test.call('evidence.list', { caseId }));
  const [first] = list;
  const which = { caseId, evidenceId: need(first).id, sha256: need(first).file.sha256 };
  const picture = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#c84' } })
    .webp()
    .toBuffer();
  unwrap(await test.call('evidence.keepThumbnail', { ...which, picture: picture.toString('base64') }));
  const { ownPages, exhibits } = unwrap(await test.call('packets.layOutPages', { caseId, date: DATE }));
  for (const piece of [ownPages[0], exhibits[0]?.pieces[0]]) {
    const { bytes } = await readShown(test, pieceUrl(need(piece).key));
    expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
  }
  const photo = need(list.find(({ fileName }) => fileName === 'photo.tiff'));
  const { bytes } = await readShown(test, pictureUrl(caseId, photo.id, 1));
  expect((await sharp(bytes).metadata()).width).toBe(900);
  return { which, picture: picture.toString('base64') };
}

describe('an application with keys', () => {
  it('takes in, shows, draws, finds, exports and packs the sample case, and leaves no trace of its papers', async () => {
    const keys = deriveVaultKeys(makeVaultKey());
    const dataDir = createTempDir();
    const first = await startApp({ dataDir, keys });
    const { call, desk, finished } = first;
    const caseId = await fillCase(first);
    const canaries = await listCanaries(first, caseId);
    // Read in the background, from the sealed files.
    const find = async (query: string) => unwrap(await call('search.find', { caseId, query }));
    await vi.waitFor(async () => expect(await find('canary-words')).not.toEqual([]), {
      timeout: 60_000,
      interval: 250,
    });
    const { which, picture } = await fillCaches(first, caseId);
    expectNoTrace(dataDir, [...canaries, 'WEBP']);

    // What the user asked for is readable, where it was asked for.
    desk.folder = createTempDir();
    const exported = await finished(need(unwrap(await call('packets.startExport', { caseId, date: DATE }))).jobId);
    expect(exported).toMatchObject({ status: 'succeeded' });
    const archived = await finished(need(unwrap(await call('archives.startSave', { caseId }))).jobId);
    expect(archived).toMatchObject({ status: 'succeeded' });
    expect(readdirSync(desk.folder).some((name) => name.endsWith('.reinstate'))).toBe(true);
    expectNoTrace(dataDir, canaries);

    await first.app.close();
    expectNoTrace(dataDir, canaries);
    const again = await startApp({ dataDir, keys });
    expect(unwrap(await again.call('evidence.readThumbnail', which))).toBe(picture);
    const kept = unwrap(await again.call('evidence.list', { caseId }));
    for (const { file } of kept) expect(await again.app.vault.verify(file.sha256)).toBe(true);
  });
});
