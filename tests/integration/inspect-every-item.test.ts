// Each thing that inspection promises to see, on a file that has it: told to programs and to people.
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { makeBlankPage } from '../fixtures/odd-papers/awkward-papers.ts';
import { makeOwnerEncryptedAes256, makeUserPasswordPdf } from '../fixtures/odd-papers/encrypted-papers.ts';
import { makeAnnotatedPage, makeFilledForm } from '../fixtures/odd-papers/form-papers.ts';
import { makeGreyJpeg, makeJpegWithDensity } from '../fixtures/odd-papers/jpeg-papers.ts';
import { makeActivePdf } from '../fixtures/odd-papers/linked-papers.ts';
import { makePlainPages, makeRotatedPages } from '../fixtures/odd-papers/page-geometry-papers.ts';
import { makeBilevelPng } from '../fixtures/odd-papers/png-papers.ts';
import { createRawPdf } from '../fixtures/odd-papers/raw-pdf.ts';
import { makeCutSet } from '../fixtures/quality-set/cut-set.ts';
import { makeQualitySet, type QualityLabel, type QualityPicture } from '../fixtures/quality-set/quality-set.ts';
import { addExif } from '../fixtures/sample-case/exif-segment.ts';
import { runCommand } from '../support/run-command.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 180_000 });

type Item = {
  readonly name: string;
  readonly file: string;
  readonly make: () => Promise<Uint8Array> | Uint8Array;
  /** The rule that fires, in both kinds of output. */
  readonly rule?: string;
  /** What else programs are told. */
  readonly json?: object;
  /** What else people are told. */
  readonly said?: RegExp;
};

const SEED = 5004;
const labelled = (label: QualityLabel, set: AsyncGenerator<QualityPicture>) => async (): Promise<Uint8Array> => {
  for await (const picture of set) if (picture.label === label) return picture.bytes;
  throw new Error(`the set has no picture that is ${label}`);
};
const quality = (label: QualityLabel) => labelled(label, makeQualitySet({ from: SEED, count: 1 }));

async function aPdfMadeBy(producer: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(await aPdf());
  document.setProducer(producer);
  return document.save();
}

function aSignedPdf(): Uint8Array {
  const pdf = createRawPdf();
  const tree = pdf.reserve();
  const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] >>`);
  pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, tree);
  const form = '/AcroForm << /SigFlags 3 /Fields [] >>';
  return pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R ${form} >>`));
}

/** One picture that fills a Letter page at 200 dots to the inch. */
async function aScan(): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 200, sigma: 30 } as const;
  const picture = sharp({ create: { width: 1700, height: 2200, channels: 3, background: '#fff', noise } });
  const document = await PDFDocument.create({ updateMetadata: false });
  const image = await document.embedJpg(await picture.greyscale().jpeg().toBuffer());
  document.addPage([612, 792]).drawImage(image, { x: 0, y: 0, width: 612, height: 792 });
  return document.save();
}

const aScreen = (): Promise<Uint8Array> =>
  sharp({ create: { width: 1170, height: 2532, channels: 3, background: '#fff' } })
    .composite([
      { input: { create: { width: 900, height: 300, channels: 3, background: '#246' } }, left: 90, top: 400 },
    ])
    .png()
    .toBuffer();

async function aPhotoWithPlace(): Promise<Uint8Array> {
  const photo = await sharp({ create: { width: 1500, height: 1100, channels: 3, background: '#a05030' } })
    .jpeg()
    .toBuffer();
  const gps = { latitude: [52, 30, 0, 'N'], longitude: [13, 24, 0, 'E'] } as const;
  return addExif(photo, { orientation: 6, make: 'Lumaro', model: 'P3', gps });
}

const ITEMS: readonly Item[] = [
  { name: 'pages', file: 'three.pdf', make: () => makePlainPages('x', 3), json: { pages: 3 }, said: /pdf, 3 pages/ },
  {
    name: 'pixel size and dpi of a picture',
    file: 'density.jpg',
    make: makeJpegWithDensity,
    json: { width: 600, height: 400, dpi: 300, colour: 'colour' },
    said: /600 x 400 pixels, 300 dpi, in colour/,
  },
  {
    name: 'effective dpi and pixel size of a scan, grey, without a text layer',
    file: 'scan.pdf',
    make: aScan,
    rule: 'no-text-layer',
    json: {
      dpi: 200,
      colour: 'grey',
      textLayer: 'no',
      pagePictures: [{ pageNumber: 1, width: 1700, height: 2200, dpi: 200, colour: 'grey' }],
    },
    said: /200 dpi, grey, text layer: no/,
  },
  { name: 'a text layer', file: 'text.pdf', make: () => aPdf(), json: { textLayer: 'yes' }, said: /text layer: yes/ },
  { name: 'grey', file: 'grey.jpg', make: makeGreyJpeg, json: { colour: 'grey' }, said: /, grey/ },
  {
    name: 'black and white',
    file: 'fax.png',
    make: makeBilevelPng,
    json: { colour: 'black-and-white' },
    said: /black-and-white/,
  },
  {
    name: 'blank pages',
    file: 'blank.pdf',
    make: makeBlankPage,
    rule: 'blank-page',
    json: { blankPages: [1] },
    said: /blank: 1/,
  },
  { name: 'blur', file: 'blurred.jpg', make: quality('blurred'), rule: 'blurred' },
  { name: 'darkness', file: 'dark.jpg', make: quality('too-dark'), rule: 'too-dark' },
  { name: 'too much light', file: 'light.jpg', make: quality('too-light'), rule: 'too-light' },
  { name: 'low resolution', file: 'coarse.jpg', make: quality('low-resolution'), rule: 'low-resolution' },
  {
    name: 'cut-off edges',
    file: 'cut.jpg',
    make: labelled('cut-off', makeCutSet({ from: SEED, count: 1 })),
    rule: 'cut-off',
  },
  {
    name: 'rotation',
    file: 'turned.pdf',
    make: makeRotatedPages,
    rule: 'page-rotation',
    json: { rotatedPages: [2, 3, 4] },
    said: /turned: 2 3 4/,
  },
  { name: 'protection without a password', file: 'protected.pdf', make: makeOwnerEncryptedAes256, rule: 'password' },
  { name: 'forms', file: 'form.pdf', make: makeFilledForm, rule: 'form' },
  { name: 'annotations', file: 'marked.pdf', make: makeAnnotatedPage, rule: 'comments' },
  { name: 'a digital signature', file: 'signed.pdf', make: aSignedPdf, rule: 'signature' },
  { name: 'embedded files', file: 'attached.pdf', make: makeActivePdf, rule: 'attachment' },
  { name: 'scripts and actions', file: 'active.pdf', make: makeActivePdf, rule: 'active-content' },
  {
    name: 'an image editor',
    file: 'edited.pdf',
    make: () => aPdfMadeBy('Adobe Photoshop 25.0'),
    rule: 'editor-metadata',
  },
  { name: 'Canva', file: 'canva.pdf', make: () => aPdfMadeBy('Canva'), rule: 'editor-metadata' },
  { name: 'Word', file: 'word.pdf', make: () => aPdfMadeBy('Microsoft® Word 2021'), rule: 'office-metadata' },
  { name: 'screenshots', file: 'screen.png', make: aScreen, rule: 'screenshot-like' },
  { name: 'a place (GPS)', file: 'place.jpg', make: aPhotoWithPlace, rule: 'gps-present' },
];

type Answer = { readonly file: string; readonly findings: readonly { readonly rule: string }[] };

function expectSeen({ name, rule, json, said }: Item, answer: Answer | undefined, lines: string): void {
  expect.soft(answer, name).toMatchObject({ accepted: true, error: null, ...json });
  if (said) expect.soft(lines, name).toMatch(said);
  if (rule === undefined) return;
  const finding = answer?.findings.find((one) => one.rule === rule);
  expect.soft(finding, `${name} ${JSON.stringify(answer?.findings)}`).toMatchObject({
    level: expect.stringMatching(/^(?:info|warning)$/),
    message: expect.stringMatching(/^[A-Z\d][^]+\.$/),
    fix: expect.stringMatching(/^[A-Z][^]+\.$/),
  });
  expect.soft(lines, name).toContain(rule);
}

describe('inspect', () => {
  it('sees each of them, and tells programs and people', async () => {
    const dir = createTempDir();
    for (const { file, make } of ITEMS) putFile(dir, file, await make());
    const answers = JSON.parse((await runCommand(['inspect', dir, '--json'])).stdout) as readonly Answer[];
    const { stdout } = await runCommand(['inspect', dir]);
    for (const item of ITEMS) {
      const path = join(dir, item.file);
      const answer = answers.find(({ file }) => file === path);
      const lines = stdout.slice(stdout.indexOf(`${path}: `)).split(/\n(?! )/)[0] ?? '';
      expectSeen(item, answer, lines);
    }
  });

  it('refuses what needs a password, and says what to do', async () => {
    const locked = putFile(createTempDir(), 'locked.pdf', await makeUserPasswordPdf());
    const run = await runCommand(['inspect', locked, '--json']);
    expect(run.exit).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject([
      { accepted: false, error: { code: 'password', fix: expect.stringMatching(/password/) } },
    ]);
    expect((await runCommand(['inspect', locked])).stdout).toContain('refused [password]');
  });
});
