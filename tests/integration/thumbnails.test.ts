// Small pictures that the window drew are kept from start to start, by the hash of the file that they are of.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 60_000 });

async function aSmallPicture(side = 72): Promise<string> {
  const picture = sharp({ create: { width: side, height: side, channels: 3, background: '#c84' } });
  return (await picture.webp().toBuffer()).toString('base64');
}

async function aCaseWithFile(dataDir: string) {
  const started = await startApp({ dataDir });
  const { call, finished } = started;
  const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
  const path = putFile(createTempDir(), 'invoice.pdf', await aPdf());
  await finished(unwrap(await call('evidence.startImport', { caseId }, [path])).jobId);
  const [evidence] = unwrap(await call('evidence.list', { caseId }));
  if (!evidence) throw new Error('no evidence');
  return { ...started, which: { caseId, evidenceId: evidence.id, sha256: evidence.file.sha256 } };
}

describe('small pictures', () => {
  it('are there again at the next start, as they were', async () => {
    const dataDir = createTempDir();
    const first = await aCaseWithFile(dataDir);
    const { which } = first;
    expect(unwrap(await first.call('evidence.readThumbnail', which))).toBeNull();
    const picture = await aSmallPicture();
    unwrap(await first.call('evidence.keepThumbnail', { ...which, picture }));
    await first.app.close();
    const { call } = await startApp({ dataDir });
    expect(unwrap(await call('evidence.readThumbnail', which))).toBe(picture);
  });

  it('are kept only of the file that the evidence has, and only when small', async () => {
    const dataDir = createTempDir();
    const { call, which } = await aCaseWithFile(dataDir);
    const picture = await aSmallPicture();
    const other = 'ab'.repeat(32);
    unwrap(await call('evidence.keepThumbnail', { ...which, sha256: other, picture }));
    unwrap(await call('evidence.keepThumbnail', { ...which, picture: await aSmallPicture(600) }));
    unwrap(await call('evidence.keepThumbnail', { ...which, picture: Buffer.from('<svg/>').toString('base64') }));
    expect(existsSync(join(dataDir, 'thumbnails'))).toBe(false);
    const tooLong = await call('evidence.keepThumbnail', { ...which, picture: 'AAAA'.repeat(10_000) });
    expect(tooLong.ok ? '' : tooLong.error.code).toBe('invalid-input');
    const climbing = await call('evidence.readThumbnail', { ...which, sha256: '../../reinstate' });
    expect(climbing.ok ? '' : climbing.error.code).toBe('invalid-input');
  });

  it('are deleted at the start when no file is known to them, and drawn again when damaged', async () => {
    const dataDir = createTempDir();
    const first = await aCaseWithFile(dataDir);
    const { which } = first;
    unwrap(await first.call('evidence.keepThumbnail', { ...which, picture: await aSmallPicture() }));
    await first.app.close();
    const folder = join(dataDir, 'thumbnails');
    writeFileSync(join(folder, `${'cd'.repeat(32)}.webp`), 'x');
    writeFileSync(join(folder, '7.tmp'), 'x');
    const { call } = await startApp({ dataDir });
    expect(readdirSync(folder)).toEqual([`${which.sha256}.webp`]);
    writeFileSync(join(folder, `${which.sha256}.webp`), Buffer.alloc(500));
    expect(unwrap(await call('evidence.readThumbnail', which))).toBeNull();
  });

  it('are no reason for an error when their folder cannot be written', async () => {
    const dataDir = createTempDir();
    const { call, which } = await aCaseWithFile(dataDir);
    writeFileSync(join(dataDir, 'thumbnails'), 'a file where the folder should be');
    expect((await call('evidence.keepThumbnail', { ...which, picture: await aSmallPicture() })).ok).toBe(true);
    expect(unwrap(await call('evidence.readThumbnail', which))).toBeNull();
  });
});
