// A protected data folder from the first file to the archive: nothing of the evidence lies in it for others to read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { deriveVaultKeys, makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { readStored } from '../../electron/vault/stored-file.ts';
import { evidenceUrl } from '../../shared/contracts/evidence.ts';
import { pieceUrl } from '../../shared/domain/packet-pages.ts';
import { unwrap } from '../../shared/result.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
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

describe('an application with keys', () => {
  it('takes in, shows, draws, finds, exports and packs the sample case, and leaves no trace of its papers', async () => {
    const keys = deriveVaultKeys(makeVaultKey());
    const dataDir = createTempDir();
    const first = await startApp({ dataDir, keys });
    const { app, call, desk, finished } = first;
    const { id: caseId } = unwrap(await call('cases.openExample', {}));
    const dir = createTempDir();
    const photo = await sharp({
      create: {
        width: 900,
        height: 600,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 90, sigma: 50 },
      },
    })
      .tiff()
      .toBuffer();
    const dropped = [
      putFile(dir, 'canary-invoice.pdf', await aPdf(2, 'canary-text')),
      putFile(dir, 'letter.eml', MAIL),
      putFile(dir, 'photo.tiff', photo),
    ];
    const imported = await finished(unwrap(await call('evidence.startImport', { caseId }, dropped)).jobId);
    expect(imported).toMatchObject({ status: 'succeeded', result: { added: { length: 3 } } });
    const list = unwrap(await call('evidence.list', { caseId }));
    const mail = list.find(({ fileName }) => fileName === 'letter.eml');
    const offered = unwrap(await call('evidence.listAttachments', { caseId, evidenceId: mail?.id ?? '' }));
    const taken = unwrap(
      await call('evidence.addAttachments', {
        caseId,
        evidenceId: mail?.id ?? '',
        indexes: offered.map(({ index }) => index),
      }),
    );
    expect(await finished(taken.jobId)).toMatchObject({ status: 'succeeded', result: { added: { length: 1 } } });

    const canaries: (Buffer | string)[] = ['canary-', '%PDF-', 'JFIF', 'canary-attachment', 'Dear sir'];
    for (const { id, file } of unwrap(await call('evidence.list', { caseId }))) {
      const content = await app.readContent(evidenceUrl(caseId, id));
      const bytes = await readStored(content?.file ?? { path: '' });
      expect(bytes.length, id).toBe(file.sizeBytes);
      expect(content?.file.path).not.toContain(file.sha256.slice(0, 12));
      canaries.push(...canariesOf(bytes), file.sha256.slice(0, 16));
    }

    // Read in the background, from the sealed files.
    const find = async (query: string) => unwrap(await call('search.find', { caseId, query }));
    await vi.waitFor(async () => expect(await find('canary-words')).not.toEqual([]), {
      timeout: 60_000,
      interval: 250,
    });

    // What is kept while the application runs: small pictures, converted pictures, pieces of the packet.
    const thumbnail = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#c84' } })
      .webp()
      .toBuffer();
    const { sha256 } = list[0]?.file ?? { sha256: '' };
    const which = { caseId, evidenceId: list[0]?.id ?? '', sha256 };
    unwrap(await call('evidence.keepThumbnail', { ...which, picture: thumbnail.toString('base64') }));
    const packet = unwrap(await call('packets.layOutPages', { caseId, date: DATE }));
    const keysOfPieces = [packet.ownPages[0]?.key, packet.exhibits[0]?.pieces[0]?.key];
    for (const key of keysOfPieces) {
      const piece = await app.readContent(pieceUrl(key ?? ''));
      expect((await readStored(piece?.file ?? { path: '' })).toString('latin1', 0, 5)).toBe('%PDF-');
    }
    expectNoTrace(dataDir, [...canaries, 'WEBP']);

    // What the user asked for is readable, where it was asked for.
    desk.folder = createTempDir();
    const exported = unwrap(await call('packets.startExport', { caseId, date: DATE }));
    const kit = await finished(exported?.jobId ?? ('' as never));
    const archived = unwrap(await call('archives.startSave', { caseId }));
    expect((await finished(archived?.jobId ?? ('' as never))).status).toBe('succeeded');
    expect(kit.error?.code ?? kit.status).toBe('succeeded');
    expect(readdirSync(desk.folder).some((name) => name.endsWith('.reinstate'))).toBe(true);
    expectNoTrace(dataDir, canaries);

    await app.close();
    expectNoTrace(dataDir, canaries);
    const again = await startApp({ dataDir, keys });
    expect(unwrap(await again.call('evidence.readThumbnail', which))).toBe(thumbnail.toString('base64'));
    const report = unwrap(await again.call('evidence.list', { caseId }));
    for (const { file } of report) expect(await again.app.vault.verify(file.sha256)).toBe(true);
  });
});
