import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { embedPicture, type EmbeddedPicture } from '../../../../electron/pdf/embed-picture.ts';
import { readJpeg, stripJpeg } from '../../../../electron/pdf/pictures/read-jpeg.ts';
import { readPng, type PngFacts } from '../../../../electron/pdf/pictures/read-png.ts';
import { splitAlpha, type SplitRows } from '../../../../electron/pdf/pictures/split-alpha.ts';
import { decodeStream } from '../../../../electron/pdf/source/decode-stream.ts';
import * as jpegs from '../../../fixtures/odd-papers/jpeg-papers.ts';
import * as pngs from '../../../fixtures/odd-papers/png-papers.ts';

type Embedded = EmbeddedPicture & { readonly dict: string; readonly mask: PDFRawStream | undefined };

async function embed(bytes: Uint8Array, mime: 'image/jpeg' | 'image/png'): Promise<Embedded> {
  const { context } = await PDFDocument.create();
  const picture = await embedPicture(bytes, mime, context, 'a4');
  const mask = picture.stream.dict.lookup(context.obj('SMask'));
  return { ...picture, dict: picture.stream.dict.toString(), mask: mask instanceof PDFRawStream ? mask : undefined };
}

describe('embedPicture', () => {
  it('passes JPEG data through without what they tell', async () => {
    const bytes = await jpegs.makeOrientedJpeg(6);
    const { stream, orientation, dict, pageSize } = await embed(bytes, 'image/jpeg');
    const facts = readJpeg(bytes);
    expect(Buffer.from(stream.contents).equals(stripJpeg(bytes, facts as never))).toBe(true);
    expect(orientation).toBe(6);
    expect(dict).toMatch(/\/Filter \/DCTDecode[^]*|\/ColorSpace \/DeviceRGB/);
    expect(pageSize.width).toBeGreaterThan(pageSize.height);
  });

  it('turns the inverted inks of Adobe round, and takes grey for grey', async () => {
    expect((await embed(await jpegs.makeCmykJpeg(), 'image/jpeg')).dict).toMatch(
      /\/DeviceCMYK[^]*\/Decode \[ 1 0 1 0 1 0 1 0 \]/,
    );
    expect((await embed(await jpegs.makeGreyJpeg(), 'image/jpeg')).dict).toContain('/DeviceGray');
  });

  it('gives wide colours their profile', async () => {
    expect((await embed(await jpegs.makeProfiledJpeg(), 'image/jpeg')).dict).toContain('/ICCBased');
  });

  it('says that colours are plain RGB where the components say so', async () => {
    const jpeg = Buffer.from(await jpegs.makeProgressiveJpeg());
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
    ['R', 'G', 'B'].forEach((id, index) => (jpeg[frame + 10 + index * 3] = id.charCodeAt(0)));
    expect((await embed(jpeg, 'image/jpeg')).dict).toContain('/ColorTransform 0');
  });

  it.each([
    ['grey', pngs.makeGreyPng, '/DeviceGray'],
    ['black and white', pngs.makeBilevelPng, '/BitsPerComponent 1'],
    ['palette', pngs.makePalettePng, '/Indexed'],
    ['RGB', pngs.makeRgbPng, '/DeviceRGB'],
    ['16 bits', pngs.make16BitPng, '/BitsPerComponent 16'],
  ])('passes PNG data through: %s', async (_, make, expected) => {
    const bytes = await make();
    const { stream, dict, mask } = await embed(bytes, 'image/png');
    expect(Buffer.from(stream.contents).equals(Buffer.concat(readPng(bytes)?.data ?? []))).toBe(true);
    expect(dict).toContain('/Predictor 15');
    expect(dict).toContain(expected);
    expect(mask).toBeUndefined();
  });

  it.each([
    ['RGBA', pngs.makeRgbaPng, 3],
    ['grey with alpha', pngs.makeGreyAlphaPng, 1],
    ['palette with a transparent colour', pngs.makePaletteAlphaPng, 3],
    ['RGB with a transparent colour', pngs.makeRgbKeyPng, 3],
    ['interlaced', pngs.makeInterlacedPng, 3],
  ])('keeps every pixel and its cover: %s', async (_, make, channels) => {
    const bytes = await make();
    const { stream, mask } = await embed(bytes, 'image/png');
    const source = sharp(bytes).toColourspace(channels === 1 ? 'b-w' : 'srgb');
    const wanted = await source.clone().removeAlpha().raw().toBuffer();
    expect(Buffer.from(decodeStream(stream)?.bytes ?? []).equals(wanted)).toBe(true);
    const hasAlpha = (await sharp(bytes).metadata()).hasAlpha;
    expect(mask !== undefined).toBe(hasAlpha);
    if (!mask) return;
    const alpha = await sharp(bytes).ensureAlpha().extractChannel('alpha').raw().toBuffer();
    expect(Buffer.from(decodeStream(mask)?.bytes ?? []).equals(alpha)).toBe(true);
  });

  it('gives a second document the same picture, cover and all', async () => {
    const bytes = await pngs.makeRgbaPng();
    const [first, second] = [await embed(bytes, 'image/png'), await embed(bytes, 'image/png')];
    expect(second.dict).toBe(first.dict);
    expect(Buffer.from(second.stream.contents).equals(first.stream.contents)).toBe(true);
    expect(second.mask && Buffer.from(second.mask.contents).equals(first.mask?.contents ?? Buffer.alloc(0))).toBe(true);
  });

  it('does without a mask where nothing is transparent', async () => {
    const opaque = await sharp(await pngs.makeRgbPng())
      .ensureAlpha(1)
      .png()
      .toBuffer();
    expect(readPng(opaque)?.colorType).toBe(6);
    expect((await embed(opaque, 'image/png')).mask).toBeUndefined();
  });

  it('packs colours as well as the source did, where quick packing does not', async () => {
    const pixels = Buffer.from(Array.from({ length: 120 * 900 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 28));
    const rough = await sharp(pixels, { raw: { width: 300, height: 120, channels: 3 } })
      .ensureAlpha(1)
      .png({ compressionLevel: 9, adaptiveFiltering: true, palette: false })
      .toBuffer();
    const png = readPng(rough) as PngFacts;
    const { colors } = splitAlpha(png) as SplitRows;
    const sourceBytes = Buffer.concat(png.data).length;
    expect(deflateSync(colors, { level: 4 }).length).toBeGreaterThan(sourceBytes);
    expect((await embed(rough, 'image/png')).stream.contents.length).toBe(deflateSync(colors).length);
  });

  it('rejects what is no longer the picture that was taken in', async () => {
    await expect(embed(Buffer.from('hello'), 'image/jpeg')).rejects.toThrow();
    await expect(embed((await pngs.makeRgbPng()).subarray(0, 900), 'image/png')).rejects.toThrow();
  });
});
