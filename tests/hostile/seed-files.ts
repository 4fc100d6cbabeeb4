import { ODD_PAPERS } from '../fixtures/odd-papers/odd-papers.ts';
import * as converted from '../fixtures/odd-papers/converted-papers.ts';
import { makeMail, makeNote, makeTable } from './text-seeds.ts';
import { aJpeg, aPdf, aPng } from '../support/sample-files.ts';

/** A whole file that is taken as it is; mutations are made of it. */
export type SeedFile = { readonly name: string; readonly bytes: Buffer };

/** Odd papers whose structures differ; the other ones repeat them. */
const ODD_SEEDS = [
  ...['owner-aes256.pdf', 'owner-rc4-128.pdf', 'owner-object-streams.pdf', 'form.pdf', 'annotated.pdf', 'linked.pdf'],
  ...['active.pdf', 'layers.pdf', 'incremental.pdf', 'linearised.pdf', 'inherited.pdf', 'split-content.pdf'],
  ...['exif-6.jpg', 'cmyk.jpg', 'progressive.jpg', 'display-p3.jpg'],
  ...['palette-alpha.png', 'rgba.png', '16-bit.png', 'interlaced.png', 'bilevel.png'],
];

const OTHERS: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'odd-photo.heic': converted.readOddHeic,
  'plain.bmp': converted.makeBmp,
  'mail.eml': makeMail,
  'orders.csv': makeTable,
  'note.txt': makeNote,
};

const CONVERTED: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'lossy.webp': converted.makeLossyWebp,
  'clear.webp': converted.makeClearWebp,
  'moving.webp': converted.makeMovingWebp,
  'moving.gif': converted.makeMovingGif,
  'fax-g4.tif': converted.makeFaxTiff,
  'jpeg.tif': converted.makeJpegTiff,
  'deflate.tif': () => converted.makePlainTiff(),
  'pages.tif': async () =>
    converted.joinTiffs([
      await converted.makeFaxTiff(),
      await converted.makePlainTiff(),
      await converted.makeJpegTiff(),
    ]),
};

/** One of every kind that is taken, and PDFs of every structure. */
export async function makeSeedFiles(): Promise<readonly SeedFile[]> {
  const odd = ODD_PAPERS.filter(({ file }) => ODD_SEEDS.includes(file));
  const makers: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
    ['plain.pdf', () => aPdf(3)],
    ['plain.jpg', () => aJpeg({ width: 400, height: 300 })],
    ['plain.png', () => aPng({ width: 300, height: 400 })],
    ...odd.map(({ file, make }) => [file, make] as const),
    ...Object.entries(CONVERTED),
    ...Object.entries(OTHERS),
  ];
  return Promise.all(makers.map(async ([name, make]) => ({ name, bytes: Buffer.from(await make()) })));
}
