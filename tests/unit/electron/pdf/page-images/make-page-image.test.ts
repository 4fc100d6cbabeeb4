import { degrees, PDFDocument, rgb, StandardFonts, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodeDrawnPage, makePageImage } from '../../../../../electron/pdf/page-images/make-page-image.ts';
import { aJpeg, aPdf, aPng } from '../../../../support/sample-files.ts';

/** A page of A4 that is a scan: red on the left, blue on the right. */
async function aScan(change: (page: PDFPage) => void = () => undefined, format: 'jpeg' | 'png' = 'jpeg') {
  const half = { create: { width: 300, height: 800, channels: 3 as const, background: '#22c' } };
  const base = sharp({ create: { width: 600, height: 800, channels: 3, background: '#c22' } }).composite([
    { input: await sharp(half).png().toBuffer(), left: 300, top: 0 },
  ]);
  const picture = await (format === 'jpeg' ? base.jpeg({ quality: 95 }) : base.png()).toBuffer();
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  const image = format === 'jpeg' ? await document.embedJpg(picture) : await document.embedPng(picture);
  page.drawImage(image, { x: 0, y: 0, width: 600, height: 800 });
  change(page);
  return { pdf: await document.save(), picture };
}

const PDF = 'application/pdf';
const BOTH = ['jpg', 'png'] as const;

async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<'red' | 'blue'> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return (data[at] ?? 0) > (data[at + 2] ?? 0) ? 'red' : 'blue';
}

describe('makePageImage', () => {
  it('gives the very JPEG of a page that is one scan', async () => {
    const { pdf, picture } = await aScan();
    const image = await makePageImage(pdf, PDF, 1, BOTH);
    expect(image?.format).toBe('jpg');
    expect(Buffer.from(image?.bytes ?? []).equals(picture)).toBe(true);
  });

  it('decodes other scans, in the format that is taken', async () => {
    const { pdf } = await aScan(undefined, 'png');
    for (const format of BOTH) {
      const image = await makePageImage(pdf, PDF, 1, [format]);
      expect(image?.format).toBe(format);
      expect([
        await colourAt(image?.bytes ?? new Uint8Array(), 0.1, 0.5),
        await colourAt(image?.bytes ?? new Uint8Array(), 0.9, 0.5),
      ]).toEqual(['red', 'blue']);
    }
  });

  it('turns a page as its /Rotate shows it', async () => {
    const corners = { 90: ['red', 'blue'], 270: ['blue', 'red'] } as const;
    for (const turn of [90, 270] as const) {
      const { pdf } = await aScan((page) => page.setRotation(degrees(turn)));
      const image = await makePageImage(pdf, PDF, 1, BOTH);
      const { width, height } = await sharp(image?.bytes).metadata();
      expect(width).toBeGreaterThan(height);
      const seen = [
        await colourAt(image?.bytes ?? new Uint8Array(), 0.5, 0.1),
        await colourAt(image?.bytes ?? new Uint8Array(), 0.5, 0.9),
      ];
      expect(seen, String(turn)).toEqual(corners[turn]);
    }
  });

  it('leaves to the window what shows more than one picture', async () => {
    expect(await makePageImage(await aPdf(1), PDF, 1, BOTH)).toBeUndefined();
    const stamped = await aScan((page) =>
      page.drawRectangle({ x: 50, y: 50, width: 80, height: 40, color: rgb(1, 0, 0) }),
    );
    expect(await makePageImage(stamped.pdf, PDF, 1, BOTH)).toBeUndefined();
    const document = await PDFDocument.create();
    const page = document.addPage([600, 800]);
    page.drawImage(await document.embedJpg(await aJpeg()), { x: 100, y: 100, width: 200, height: 200 });
    expect(await makePageImage(await document.save(), PDF, 1, BOTH)).toBeUndefined();
    const worded = await PDFDocument.load((await aScan()).pdf);
    worded.getPage(0).drawText('Seen', { x: 60, y: 60, font: await worded.embedFont(StandardFonts.Helvetica) });
    expect(await makePageImage(await worded.save(), PDF, 1, BOTH)).toBeUndefined();
  });

  it('keeps pictures as they are where their format is taken, and converts them where not', async () => {
    const png = await aPng();
    expect((await makePageImage(png, 'image/png', 1, BOTH))?.bytes).toBe(png);
    expect((await makePageImage(png, 'image/png', 1, ['jpg']))?.format).toBe('jpg');
    const webp = await sharp(png).webp().toBuffer();
    expect((await makePageImage(webp, 'image/webp', 1, ['jpg']))?.format).toBe('jpg');
  });

  it('gives drawn pages as PNG, or as JPEG where only that is taken; the same bytes each time', async () => {
    const png = await aPng();
    const first = await encodeDrawnPage(png, BOTH);
    expect(first.format).toBe('png');
    expect(await encodeDrawnPage(png, BOTH)).toEqual(first);
    expect((await encodeDrawnPage(png, ['jpg'])).format).toBe('jpg');
  });
});
