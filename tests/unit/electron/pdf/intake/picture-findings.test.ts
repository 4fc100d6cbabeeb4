import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { addPictureFindings, listPictureFindings } from '../../../../../electron/pdf/intake/picture-findings.ts';
import { refuse } from '../../../../../electron/pdf/intake/inspection.ts';
import { addExif } from '../../../../fixtures/sample-case/exif-segment.ts';
import { createSvgPen, wrapSvg } from '../../../../fixtures/sample-case/svg-pen.ts';
import { sayLabel } from '../../../../../shared/domain/said.ts';

type Look = {
  readonly width?: number;
  readonly height?: number;
  readonly lines?: number;
  readonly ink?: string;
  readonly ground?: string;
};

/** A page of print as pixels. */
function aPage({ width = 1240, height = 1754, lines = 12, ink = '#111', ground = '#fff' }: Look = {}): Sharp {
  const pen = createSvgPen(595, 842);
  pen.rect(-10, -10, 620, 880, { fill: ground });
  for (let line = 0; line < lines; line += 1) {
    pen.text(60, 80 + line * 22, 'Invoice 1043 for twelve cartons of kitchen scales, delivered', { size: 12, ink });
  }
  const drawn = sharp(wrapSvg(pen.markup(), 595, 842, width / 595)).resize(width, height, { fit: 'fill' });
  return drawn.flatten({ background: '#fff' });
}

async function find(picture: Sharp, dpi: number | null = null): Promise<readonly string[]> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return rulesOf(data, { width: info.width, height: info.height, dpi });
}

async function rulesOf(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number; readonly dpi: number | null },
): Promise<readonly string[]> {
  const { findings } = await listPictureFindings(bytes, { ...size, pageCount: 1 });
  for (const { message, fix } of findings) expect(`${message} ${fix}`).toMatch(/^[A-Z][^]*\.$/);
  return findings.map(({ rule }) => rule);
}

describe('listPictureFindings', () => {
  it.each([
    ['JPEG', () => aPage().jpeg({ quality: 60 })],
    ['PNG', () => aPage().png()],
    ['WebP', () => aPage().webp()],
    ['picture with transparent corners', () => aPage().ensureAlpha(0.99).png()],
    ['page with one line', () => aPage({ lines: 1 }).jpeg()],
    ['grey page', () => aPage({ ground: '#bbb' }).jpeg()],
    ['page upside down', () => aPage().rotate(180).jpeg()],
  ])('says nothing of a good %s', async (_, make) => {
    expect(await find(make())).toEqual([]);
  });

  it('finds blur, and not in print that is small but sharp', async () => {
    const soft = await aPage().png().toBuffer();
    expect(await find(sharp(soft).blur(3).jpeg())).toEqual(['blurred']);
    expect(await find(sharp(soft).blur(0.6).jpeg())).toEqual([]);
    expect(await find(sharp(soft).resize(560).jpeg())).toEqual(['low-resolution']);
  });

  it('finds darkness and washed-out print', async () => {
    const page = await aPage().png().toBuffer();
    expect(await find(sharp(page).linear(0.25, 0).jpeg())).toEqual(['too-dark']);
    expect(await find(sharp(page).linear(0.65, 0).jpeg())).toEqual([]);
    expect(await find(aPage({ ink: '#dcdcdc' }).jpeg())).toEqual(['too-light']);
    expect(await find(aPage({ ink: '#888' }).jpeg())).toEqual([]);
  });

  it('finds an empty page, and not one of another colour', async () => {
    const noise = { type: 'gaussian', mean: 244, sigma: 3 } as const;
    const paper = sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff', noise } });
    expect(await find(paper.jpeg())).toEqual(['blank-page']);
    const wall = { create: { width: 1240, height: 1754, channels: 3, background: '#c84' } } as const;
    expect(await find(sharp(wall).jpeg())).toEqual([]);
  });

  it('measures resolution by what can be believed', async () => {
    const page = aPage({ width: 827, height: 1169 });
    const bytes = await page.jpeg().toBuffer();
    const size = { width: 827, height: 1169 };
    expect(await rulesOf(bytes, { ...size, dpi: null })).toEqual(['low-resolution']);
    expect(await rulesOf(bytes, { ...size, dpi: 100 })).toEqual(['low-resolution']);
    // A 5.5-inch slip, by the word of a scanner.
    expect(await rulesOf(bytes, { ...size, dpi: 150 })).toEqual([]);
    const wide = await aPage({ width: 1100, height: 1556 }).jpeg().toBuffer();
    expect(await rulesOf(wide, { width: 1100, height: 1556, dpi: 72 })).toEqual([]);
    // Exactly A4 at 133 dpi: a scan that is too coarse.
    expect(await rulesOf(wide, { width: 1100, height: 1556, dpi: 133 })).toEqual(['low-resolution']);
  });

  it('takes a card of 1,011 pixels for enough, and a till receipt', async () => {
    expect(await find(aPage({ width: 1011, height: 638, lines: 10 }).jpeg())).toEqual([]);
    expect(await find(aPage({ width: 600, height: 1800 }).jpeg())).toEqual([]);
  });

  it('finds the place where a photo was taken, and only then', async () => {
    const jpeg = new Uint8Array(await aPage().jpeg().toBuffer());
    const size = { width: 1240, height: 1754, dpi: null };
    const camera = { orientation: 1, make: 'Lumaro', model: 'Lumaro P3' };
    const gps = { latitude: [39, 9, 29, 'N'], longitude: [75, 31, 27, 'W'] } as const;
    expect(await rulesOf(addExif(jpeg, { ...camera, gps }), size)).toEqual(['gps-present']);
    expect(await rulesOf(addExif(jpeg, camera), size)).toEqual([]);
  });

  it.each([
    ['Adobe Photoshop 25.1 (Windows)', ['editor-metadata']],
    ['GIMP 2.10.36', ['editor-metadata']],
    ['Pixelmator Pro 3.5', ['editor-metadata']],
    ['Adobe Photoshop Lightroom Classic 13.0', []],
    ['17.5.1', []],
    ['HDR+ 1.0.5', []],
    ['Epson Scan 2', []],
  ])('reads the software %s from EXIF', async (software, expected) => {
    expect(
      await find(
        aPage()
          .jpeg()
          .withExif({ IFD0: { Software: software } }),
      ),
    ).toEqual(expected);
  });

  it('reads the tool from XMP', async () => {
    const xmp = (tool: string): string =>
      '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
      `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="${tool}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
    expect(await find(aPage().jpeg().withXmp(xmp('Canva')))).toEqual(['editor-metadata']);
    expect(await find(aPage().jpeg().withXmp(xmp('Officescan 12')))).toEqual([]);
  });

  it('finds pictures of screens by size and flatness, or by their own word', async () => {
    const screen = aPage({ width: 1170, height: 2532 });
    expect(await find(screen.clone().png())).toEqual(['screenshot-like']);
    expect(await find(aPage({ width: 1178, height: 2532 }).png())).toEqual([]);
    // The same size and a camera's word for it.
    const photo = addExif(new Uint8Array(await screen.clone().jpeg().toBuffer()), { orientation: 1, make: 'Lumaro' });
    expect(await rulesOf(photo, { width: 1170, height: 2532, dpi: null })).toEqual([]);
    expect(
      await find(
        aPage()
          .png()
          .withExif({ IFD0: { Software: 'gnome-screenshot' } }),
      ),
    ).toEqual(['screenshot-like']);
    const noise = { type: 'gaussian', mean: 170, sigma: 40 } as const;
    expect(
      await find(sharp({ create: { width: 1080, height: 1920, channels: 3, background: '#888', noise } }).png()),
    ).toEqual([]);
  });

  it('says nothing about bytes that are no picture', async () => {
    expect(await rulesOf(Buffer.from('GIF89a, or not'), { width: 2000, height: 2000, dpi: null })).toEqual([]);
  });

  it('says of the sample case only what is so', async () => {
    const read = (name: string): Buffer =>
      readFileSync(join(import.meta.dirname, '../../../../../resources/sample-case/evidence', name));
    const photo = read('carton-label-2026-09-23.jpg');
    expect(await rulesOf(photo, { width: 2048, height: 1536, dpi: 72 })).toEqual(['gps-present']);
    const card = read('identity-card-front-and-back.png');
    expect(await rulesOf(card, { width: 1068, height: 1368, dpi: 288 })).toEqual([]);
  });
});

describe('addPictureFindings', () => {
  it('leaves a refusal as it is', async () => {
    const refusal = refuse('damaged', sayLabel('It is damaged.'), sayLabel('Get another.'));
    expect(await addPictureFindings(new Uint8Array(), refusal)).toBe(refusal);
  });
});
