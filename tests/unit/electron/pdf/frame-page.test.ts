import { PDFArray, PDFDocument, PDFName, PDFPageLeaf, PDFRawStream, type PDFObject } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { framePage } from '../../../../electron/pdf/frame-page.ts';
import { createPageArtist } from '../../../../electron/pdf/own-pages/page-artist.ts';
import { readBox, type Box } from '../../../../electron/pdf/source/pdf-values.ts';
import { loadPacketFonts } from '../../../../electron/pdf/text/packet-fonts.ts';
import { theFontBytes } from '../../../support/a-packet.ts';
import { openWithMupdf } from '../../../support/mupdf.ts';

const TEXT = 'Exhibit B · 2 of 4 · Page 9 of 31';
const fonts = loadPacketFonts(theFontBytes());

type PageOptions = {
  readonly media?: Box;
  readonly crop?: Box;
  readonly rotate?: number;
  readonly unit?: number;
  readonly content?: string;
};

/** A page that draws all over the plane in black. */
async function frame({
  media = [0, 0, 400, 600],
  crop,
  rotate,
  unit,
  content = '-9999 -9999 19998 19998 re f',
}: PageOptions) {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  const stream = context.register(context.stream(content));
  const leaf = PDFPageLeaf.fromMapWithContext(new Map<PDFName, PDFObject>(), context, false);
  const set = (key: string, value: PDFObject): void => leaf.set(PDFName.of(key), value);
  set('Type', PDFName.of('Page'));
  set('MediaBox', context.obj([...media]));
  if (crop) set('CropBox', context.obj([...crop]));
  if (rotate) set('Rotate', context.obj(rotate));
  if (unit) set('UserUnit', context.obj(unit));
  set('Resources', context.obj({}));
  set('Contents', stream);
  const ref = context.register(leaf);
  const artist = createPageArtist(doc, fonts);
  framePage({ doc, ref, leaf }, TEXT, artist, fonts);
  await artist.finish();
  const tree = doc.catalog.get(PDFName.of('Pages'));
  if (tree) set('Parent', tree);
  doc.catalog.Pages().set(PDFName.of('Kids'), context.obj([ref]));
  doc.catalog.Pages().set(PDFName.of('Count'), context.obj(1));
  const boxes = ['MediaBox', 'CropBox'].map((key) => readBox(context, leaf.get(PDFName.of(key))));
  return { doc, leaf, stream, mediaBox: boxes[0], cropBox: boxes[1], bytes: await doc.save() };
}

describe('framePage', () => {
  it.each([
    [0, [0, -22, 400, 600]],
    [90, [0, 0, 422, 600]],
    [180, [0, 0, 400, 622]],
    [270, [-22, 0, 400, 600]],
  ])('adds the band where the lower edge is seen on a page turned by %i', async (rotate, box) => {
    const { mediaBox, cropBox } = await frame({ rotate });
    expect(mediaBox).toEqual(box);
    expect(cropBox).toEqual(box);
  });

  it('keeps to what is visible of the page, whatever its origin', async () => {
    const { mediaBox, cropBox } = await frame({ media: [-50, -50, 400, 600], crop: [10, 20, 300, 500] });
    expect(cropBox).toEqual([10, -2, 300, 500]);
    expect(mediaBox).toEqual([-50, -50, 400, 600]);
  });

  it('is as high in points on a page of larger units', async () => {
    const { cropBox } = await frame({ unit: 2 });
    expect(cropBox).toEqual([0, -11, 400, 600]);
  });

  it.each([0, 90, 180, 270])('is wider than a page too narrow for its line, turned by %i', async (rotate) => {
    const { cropBox, bytes } = await frame({ media: [0, 0, 5, 5], rotate });
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cropBox ?? [];
    expect(Math.min(x2 - x1, y2 - y1)).toBe(27);

    expect(openWithMupdf(bytes).text(0)).toContain(TEXT);
  });

  it('leaves the content stream itself untouched', async () => {
    const { leaf, stream, doc } = await frame({});
    const contents = leaf.lookup(PDFName.of('Contents'), PDFArray).asArray();
    expect(contents).toContain(stream);
    const own = doc.context.lookup(stream);
    expect(own instanceof PDFRawStream && Buffer.from(own.contents).toString()).toBe('-9999 -9999 19998 19998 re f');
  });

  const wild = [
    ['draws over its edges', '-9999 -9999 19998 19998 re f'],
    ['leaves graphics states open', 'q q 3 0 0 3 90 90 cm q 0 0 1 rg -9999 -9999 19998 19998 re f'],
    ['closes too many', 'Q Q Q -9999 -9999 19998 19998 re f Q'],
    ['clips itself away', '0 0 1 1 re W n -9 -9 99 99 re f'],
  ] as const;
  it.each(wild.flatMap(([name, content]) => [0, 90, 180, 270].map((rotate) => [name, rotate, content] as const)))(
    'keeps the band readable and upright on a page that %s, turned by %i',
    async (_, rotate, content) => {
      const { bytes } = await frame({ rotate, content });
      const doc = openWithMupdf(bytes);
      expect(doc.text(0).replaceAll(/\s+/g, ' ')).toContain(TEXT);
      const picture = doc.render(0, 72);
      doc.close();
      const turned = rotate === 90 || rotate === 270;
      expect([picture.width, picture.height]).toEqual(turned ? [600, 422] : [400, 622]);
      const isDark = (x: number, y: number): boolean => (picture.pixels[(y * picture.width + x) * 3] ?? 0) < 150;
      const band = Array.from({ length: 18 }, (_unused, row) => picture.height - 19 + row);
      const dark = band.map((y) =>
        Array.from({ length: picture.width }, (_unused, x) => x).filter((x) => isDark(x, y)),
      );
      // Words of 8.5 points in the right half of the band, on white: not a black band, not an empty one.
      const xs = dark.flat();
      expect(xs.length).toBeGreaterThan(60);
      expect(xs.length).toBeLessThan(1500);
      expect(Math.min(...xs)).toBeGreaterThan(picture.width / 3);
      expect(Math.max(...xs)).toBeLessThan(picture.width - 8);
      expect(dark.filter((row) => row.length > 0).length).toBeLessThan(13);
    },
  );

  it('shrinks the line on a page too narrow for it', async () => {
    const { bytes } = await frame({ media: [0, 0, 110, 400] });
    const doc = openWithMupdf(bytes);
    expect(doc.text(0).replaceAll(/\s+/g, ' ')).toContain(TEXT);
    doc.close();
  });
});
