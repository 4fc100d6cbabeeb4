import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../electron/pdf/inspect-file.ts';
import { convertPicture } from '../../electron/pdf/pictures/convert-picture.ts';
import { decodeBmp } from '../../electron/pdf/pictures/read-bmp.ts';
import { openForeignPicture } from '../../electron/pdf/pictures/open-foreign-picture.ts';
import * as papers from '../fixtures/odd-papers/converted-papers.ts';
import { makeOrientedJpeg } from '../fixtures/odd-papers/jpeg-papers.ts';
import { PICTURE } from '../fixtures/odd-papers/odd-picture.ts';
import { makePacket } from '../support/a-packet.ts';
import { countDifferentPixels, openWithMupdf, type Picture } from '../support/mupdf.ts';

/** Pictures that a PDF can't hold: what the packet shows of each is what its own decoder shows, read back with MuPDF. */

const FILES = {
  'lossy.webp': papers.makeLossyWebp,
  'clear.webp': papers.makeClearWebp,
  'moving.webp': papers.makeMovingWebp,
  'moving.gif': papers.makeMovingGif,
  'picture.bmp': papers.makeBmp,
  'fax.tif': papers.makeFaxTiff,
  'jpeg.tif': papers.makeJpegTiff,
  'plain.tif': papers.makePlainTiff,
  'photo.heic': async () => papers.readOddHeic(),
} as const;
const names = Object.keys(FILES) as (keyof typeof FILES)[];
const turned = [1, 2, 3, 4, 5, 6, 7, 8];
const bytesOf = new Map<string, Uint8Array>();
let packet: Uint8Array;
let pageOf: (file: string) => number;
let show: (file: string, offset?: number, width?: number) => Picture;

/** Photographs lose a little once more. */
const toleranceOf = (file: string): number => (/lossy|jpeg|heic/.test(file) ? 24 : 1);

async function decode(bytes: Uint8Array, page = 0): Promise<Picture> {
  const pixels = sharp(bytes, { page })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha();
  const { data, info } = await pixels.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}

async function decodeByItself(file: string): Promise<Picture> {
  const bytes = bytesOf.get(file) ?? new Uint8Array();
  if (file.endsWith('.bmp')) return { ...PICTURE, pixels: decodeBmp(bytes) };
  // It was made of this JPEG.
  return decode(file.endsWith('.heic') ? await makeOrientedJpeg(1) : bytes);
}

beforeAll(async () => {
  for (const name of names) bytesOf.set(name, await FILES[name]());
  for (const orientation of turned) {
    bytesOf.set(`turned-${orientation}.webp`, await papers.makeOrientedWebp(orientation));
    bytesOf.set(`turned-${orientation}.tif`, await papers.makeOrientedTiff(orientation));
  }
  bytesOf.set('paged.tif', await papers.makePagedTiff());
  const list = [...bytesOf].map(([file, bytes]) => ({
    file,
    bytes,
    ...(file === 'paged.tif' ? { pages: [1, 3] } : {}),
  }));
  const made = await makePacket(list);
  expect(Buffer.from((await makePacket(list)).bytes).equals(made.bytes)).toBe(true);
  packet = made.bytes;
  const doc = openWithMupdf(packet);
  pageOf = (file) => {
    const index = made.plan.exhibits.findIndex(({ source }) => source.fileName === file);
    return (made.written.report.exhibits[index]?.firstPage ?? 0) - 1;
  };
  show = (file, offset = 0, width = PICTURE.width) => {
    const page = pageOf(file) + offset;
    return doc.render(page, (72 * width) / doc.render(page, 72).width);
  };
}, 60_000);

/** The share of pixels that differ; sizes may differ by what a page's size in points rounds off. */
function differingShare(wanted: Picture, shown: Picture, tolerance: number): number {
  return countDifferentPixels(wanted, shown, tolerance) / (wanted.width * wanted.height);
}

describe('a converted picture in a packet', () => {
  it.each(names)('shows what its own decoder shows: %s', async (file) => {
    const wanted = await decodeByItself(file);
    expect(differingShare(wanted, show(file), toleranceOf(file))).toBeLessThan(0.01);
  });

  it.each(turned)('stands upright from orientation %i', async (orientation) => {
    for (const file of [`turned-${orientation}.webp`, `turned-${orientation}.tif`]) {
      const wanted = await decode(bytesOf.get(file) ?? new Uint8Array());
      expect([wanted.width, wanted.height]).toEqual([PICTURE.width, PICTURE.height]);
      // Red stands at the upper left when it is upright.
      expect([...wanted.pixels.subarray(0, 3)].indexOf(Math.max(...wanted.pixels.subarray(0, 3)))).toBe(0);
      expect(differingShare(wanted, show(file), 1), file).toBeLessThan(0.01);
    }
  });

  it('shows the selected pages of a TIFF, one packet page each', async () => {
    const paged = bytesOf.get('paged.tif') ?? new Uint8Array();
    for (const [offset, page] of [0, 2].entries()) {
      const wanted = await decode(paged, page);
      expect(differingShare(wanted, show('paged.tif', offset), 1), `page ${page + 1}`).toBeLessThan(0.01);
    }
  });

  it('tells nothing of camera and place', () => {
    const text = Buffer.from(packet).toString('latin1');
    for (const secret of ['Lumaro', 'Exif', 'GPS']) expect(text).not.toContain(secret);
    const heic = Buffer.from(bytesOf.get('photo.heic') ?? []).toString('latin1');
    const webp = Buffer.from(bytesOf.get('lossy.webp') ?? []).toString('latin1');
    for (const source of [heic, webp]) expect(source).toContain('Lumaro');
  });
});

describe('convertPicture', () => {
  const convert = async (file: string, page = 0) => {
    const verdict = await inspectFile(bytesOf.get(file) ?? new Uint8Array(), file);
    if (!verdict.ok || verdict.inspection.mime === 'application/pdf') throw new Error(file);
    const picture = await openForeignPicture(bytesOf.get(file) ?? new Uint8Array(), verdict.inspection.mime as never);
    return convertPicture(picture, page);
  };

  it('makes JPEG of photographs and PNG of all else, one bit for faxes', async () => {
    const kinds = await Promise.all(names.map(async (file) => [file, (await convert(file)).mime.slice(6)]));
    expect(Object.fromEntries(kinds)).toEqual({
      'lossy.webp': 'jpeg',
      'clear.webp': 'png',
      'moving.webp': 'png',
      'moving.gif': 'png',
      'picture.bmp': 'png',
      'fax.tif': 'png',
      'jpeg.tif': 'jpeg',
      'plain.tif': 'png',
      'photo.heic': 'jpeg',
    });
    const fax = await sharp((await convert('fax.tif')).bytes).metadata();
    expect(fax).toMatchObject({ bitsPerSample: 1, space: 'b-w' });
    expect(await convert('fax.tif')).toMatchObject({ stated: { dpi: 200, isPhoto: false } });
  });

  it('gives the same bytes for the same bytes', async () => {
    for (const file of [...names, 'paged.tif']) {
      const [first, second] = [await convert(file), await convert(file)];
      const [a, b] = [first, second].map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
      expect(a, file).toBe(b);
    }
  });

  it('fails for a page that is not there', async () => {
    await expect(convert('plain.tif', 1)).rejects.toThrow('it has 1 pages');
  });
});
