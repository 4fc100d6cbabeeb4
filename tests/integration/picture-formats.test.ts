import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { readStored } from '../../electron/vault/stored-file.ts';
import { evidenceUrl, pictureUrl } from '../../shared/contracts/evidence.ts';
import { unwrap } from '../../shared/result.ts';
import * as papers from '../fixtures/odd-papers/converted-papers.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { readManifest, sha256 } from '../support/kit-files.ts';
import { runCommand } from '../support/run-command.ts';
import { aJpeg, aPng, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const FORMATS = [
  ['photo.jpg', aJpeg, 'image/jpeg', 1],
  ['card.png', aPng, 'image/png', 1],
  ['lossy.webp', papers.makeLossyWebp, 'image/webp', 1],
  ['moving.gif', papers.makeMovingGif, 'image/gif', 1],
  ['screen.bmp', papers.makeBmp, 'image/bmp', 1],
  ['fax.tif', papers.makePagedTiff, 'image/tiff', 3],
  ['phone.heic', async () => papers.readOddHeic(), 'image/heic', 1],
] as const;

async function writeFormats(dir: string): Promise<readonly string[]> {
  return Promise.all(FORMATS.map(async ([name, make]) => putFile(dir, name, await make())));
}

describe('every picture format', () => {
  it('is inspected from the command line, and says when the packet will show a copy', async () => {
    const files = await writeFormats(createTempDir());
    const run = await runCommand(['inspect', ...files, '--json']);
    expect(run.exit, run.stderr).toBe(0);
    const answers = JSON.parse(run.stdout) as { mime: string; pages: number; findings: { rule: string }[] }[];
    expect(answers.map(({ mime, pages }) => [mime, pages])).toEqual(FORMATS.map(([, , mime, pages]) => [mime, pages]));
    const converted = answers.map(({ findings }) => findings.some(({ rule }) => rule === 'converted'));
    expect(converted).toEqual([false, false, true, true, true, true, true]);
  });

  it('goes into the packet, and unchanged into the kit', async () => {
    const evidence = FORMATS.map(([name]) => folderEvidence(name.replace('.', '-'), { file: `evidence/${name}` }));
    const json = caseJson();
    const folder = await writeCaseFolderFiles({ ...json, evidence: [...json.evidence, ...evidence] });
    const files = await writeFormats(join(folder, 'evidence'));
    const kit = join(createTempDir(), 'kit');
    const run = await runCommand(['export', folder, '--out', kit, '--date', '2026-10-01']);
    expect(run.exit, run.stderr + run.stdout).toBe(0);
    const hashes = readManifest(kit).originals.map(({ file }) => sha256(readFileSync(join(kit, file))));
    for (const file of files) expect(hashes, file).toContain(sha256(readFileSync(file)));
    expect((await runCommand(['verify', kit])).exit).toBe(0);
  });

  it('can be seen in the window: what a web page cannot show comes converted, page by page', async () => {
    const { call, finished, app } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const paths = await writeFormats(createTempDir());
    await finished(unwrap(await call('evidence.startImport', { caseId }, paths)).jobId);
    const list = unwrap(await call('evidence.list', { caseId }));
    const idOf = (mime: string): string => list.find(({ file }) => file.mime === mime)?.id ?? '';
    for (const [mime, page, shown] of [
      ['image/tiff', 1, 'image/png'],
      ['image/tiff', 2, 'image/jpeg'],
      ['image/heic', 1, 'image/jpeg'],
    ] as const) {
      const content = await app.readContent(pictureUrl(caseId, idOf(mime), page));
      expect(content?.mime).toBe(shown);
      expect(await sharp(await readStored(content?.file ?? { path: '' })).metadata()).toMatchObject({
        width: 600,
        height: 400,
      });
      expect(await app.readContent(pictureUrl(caseId, idOf(mime), page))).toEqual(content);
    }
    expect(await app.readContent(pictureUrl(caseId, idOf('image/tiff'), 4))).toBeNull();
    expect(await app.readContent(pictureUrl(caseId, idOf('image/webp'), 1))).toBeNull();
    expect((await app.readContent(evidenceUrl(caseId, idOf('image/webp'))))?.mime).toBe('image/webp');
  });
});
