import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { caseFolderSchema } from '../../shared/domain/case-folder.ts';
import { makeOddCaseFolder, nameOddPaper } from '../fixtures/make-odd-papers.ts';
import { makeCutTail } from '../fixtures/odd-papers/damaged-papers.ts';
import { USER_PASSWORD } from '../fixtures/odd-papers/encrypted-papers.ts';
import { FORM_VALUES } from '../fixtures/odd-papers/form-papers.ts';
import { CORNERS } from '../fixtures/odd-papers/marked-pages.ts';
import { ODD_PAPERS, type OddPaper } from '../fixtures/odd-papers/odd-papers.ts';
import { createTempDir } from '../support/temp-dir.ts';

/** What the fixtures promise to the tests that use them. */

const named = (papers: readonly OddPaper[]): [string, OddPaper][] => papers.map((paper) => [paper.file, paper]);
const isPdf = (paper: OddPaper): boolean => paper.file.endsWith('.pdf');
const taken = ODD_PAPERS.filter((paper) => paper.fate === 'taken');

async function countPages(bytes: Uint8Array, password?: string): Promise<number> {
  const task = getDocument({
    data: bytes.slice(),
    verbosity: VerbosityLevel.ERRORS,
    ...(password === undefined ? {} : { password }),
  });
  const pdf = await task.promise;
  const count = pdf.numPages;
  await task.destroy();
  return count;
}

/** Reds, greens and blues of the middle of each corner square, clockwise from the top left. */
async function readCorners(bytes: Uint8Array): Promise<readonly string[]> {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const places = [
    [20, 20],
    [info.width - 20, 20],
    [info.width - 20, info.height - 20],
    [20, info.height - 20],
  ] as const;
  return places.map(([x, y]) => {
    const at = (y * info.width + x) * info.channels;
    return `#${[0, 1, 2].map((channel) => (data[at + channel] ?? 0).toString(16).padStart(2, '0')).join('')}`;
  });
}

const distance = (a: string, b: string): number =>
  Math.max(...[1, 3, 5].map((at) => Math.abs(parseInt(a.slice(at, at + 2), 16) - parseInt(b.slice(at, at + 2), 16))));

describe('ODD_PAPERS', () => {
  it('gives each paper a name and an id of its own', () => {
    expect(new Set(ODD_PAPERS.map((paper) => paper.file)).size).toBe(ODD_PAPERS.length);
    expect(new Set(ODD_PAPERS.map(nameOddPaper)).size).toBe(ODD_PAPERS.length);
  });

  it.each(named(taken.filter((paper) => isPdf(paper) && paper.file !== 'cut-tail.pdf')))(
    '%s opens in pdf.js with the pages promised',
    async (_, paper) => {
      expect(await countPages(await paper.make())).toBe(paper.pageCount);
    },
  );

  it.each(
    named(
      taken.filter((paper) => /^(exif-|progressive|density|comment|rgb|rgba|interlaced|16-bit|text)/.test(paper.file)),
    ),
  )('%s stands upright when its orientation is followed', async (_, paper) => {
    const corners = await readCorners(await paper.make());
    corners.forEach((corner, index) => expect(distance(corner, CORNERS[index] ?? '')).toBeLessThan(12));
  });

  it.each([
    ['grey.png', 'b-w', 'uchar', 1],
    ['bilevel.png', 'b-w', 'uchar', 1],
    ['grey-alpha.png', 'b-w', 'uchar', 2],
    ['rgba.png', 'srgb', 'uchar', 4],
    ['16-bit.png', 'rgb16', 'ushort', 3],
    ['cmyk.jpg', 'cmyk', 'uchar', 4],
    ['grey.jpg', 'b-w', 'uchar', 1],
  ])('%s is %s, %s, %i channels', async (file, space, depth, channels) => {
    const paper = ODD_PAPERS.find((candidate) => candidate.file === file);
    const metadata = await sharp((await paper?.make()) ?? new Uint8Array()).metadata();
    expect({ space: metadata.space, depth: metadata.depth, channels: metadata.channels }).toEqual({
      space,
      depth,
      channels,
    });
  });

  it.each(
    named(
      ODD_PAPERS.filter((paper) =>
        /^(truncated|user-password|header-only|empty|picture-named|web-page-named)/.test(paper.file),
      ),
    ),
  )('%s does not open as it is', async (_, paper) => {
    const bytes = await paper.make();
    if (paper.file.endsWith('.jpg'))
      await expect(sharp(bytes, { failOn: 'truncated' }).raw().toBuffer()).rejects.toThrow();
    else await expect(countPages(bytes)).rejects.toThrow();
  });

  it('leaves all objects of its pages in cut-tail.pdf, which pdf.js gives up on', async () => {
    const bytes = makeCutTail();
    await expect(countPages(bytes)).rejects.toThrow('Invalid PDF structure');
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    expect(pdf.getPageCount()).toBe(3);
    expect(pdf.getPages().every((page) => page.node.Contents() !== undefined)).toBe(true);
  });

  it('opens user-password.pdf with its password', async () => {
    const paper = ODD_PAPERS.find((candidate) => candidate.file === 'user-password.pdf');
    expect(await countPages((await paper?.make()) ?? new Uint8Array(), USER_PASSWORD)).toBe(2);
  });

  it('leaves out the pictures of the fields in one of the two forms only', async () => {
    const read = async (file: string): Promise<string> => {
      const bytes = await ODD_PAPERS.find((paper) => paper.file === file)?.make();
      return Buffer.from(bytes ?? []).toString('latin1');
    };
    expect(await read('form.pdf')).toContain('/AP ');
    const bare = await read('form-without-appearances.pdf');
    expect(bare).not.toContain('/AP ');
    expect(bare).toContain('/NeedAppearances true');
    expect(Buffer.from(FORM_VALUES.state).length).toBeGreaterThan(0);
  });
});

describe('makeOddCaseFolder', () => {
  it.each(['taken', 'refused'] as const)(
    'writes a case folder that cites every paper that has to be %s',
    async (fate) => {
      const dir = createTempDir();
      const papers = await makeOddCaseFolder(dir, fate);
      const folder = caseFolderSchema.parse(JSON.parse(readFileSync(join(dir, 'case.json'), 'utf8')));
      expect(folder.evidence).toHaveLength(papers.length);
      expect(folder.evidence.every((item) => existsSync(join(dir, item.file)))).toBe(true);
      const plan = Object.values(folder.plan).join('\n');
      for (const item of folder.evidence) expect(plan).toContain(`[[${item.id}]]`);
    },
  );

  it('writes the same bytes twice', async () => {
    const [first, second] = [createTempDir(), createTempDir()];
    const papers = await makeOddCaseFolder(first);
    await makeOddCaseFolder(second);
    // AES keys are random by design; everything else is fixed.
    for (const { file } of papers.filter((paper) => !/^owner-(aes|object)/.test(paper.file))) {
      const [a, b] = [first, second].map((dir) => readFileSync(join(dir, 'evidence', file)));
      expect(a?.equals(b ?? Buffer.alloc(0)), file).toBe(true);
    }
  });
});
