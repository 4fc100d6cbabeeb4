import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readJpeg, stripJpeg, type JpegFacts } from '../../../../../electron/pdf/pictures/read-jpeg.ts';
import * as papers from '../../../../fixtures/odd-papers/jpeg-papers.ts';

const get = (bytes: Uint8Array): JpegFacts => {
  const facts = readJpeg(bytes);
  if (!facts) throw new Error('not a JPEG');
  return facts;
};
const strip = (bytes: Uint8Array): Uint8Array => stripJpeg(bytes, get(bytes));
const pixels = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).raw().toBuffer();
const segment = (marker: number, payload: string | Uint8Array): Buffer => {
  const data = Buffer.from(payload as string, 'latin1');
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]);
  return Buffer.concat([head, data]);
};
const insert = (bytes: Uint8Array, ...segments: readonly Buffer[]): Uint8Array =>
  Buffer.concat([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]);

describe('readJpeg', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads orientation %i, and that a camera made it', async (orientation) => {
    const facts = get(await papers.makeOrientedJpeg(orientation));
    expect(facts).toMatchObject({ orientation, isPhoto: true, isComplete: true, components: 3 });
    expect([facts.width, facts.height]).toEqual(orientation >= 5 ? [400, 600] : [600, 400]);
  });

  it('reads resolution, components, colour marker and profile', async () => {
    expect(get(await papers.makeJpegWithDensity())).toMatchObject({ dpi: 300, orientation: 1, isPhoto: false });
    expect(get(await papers.makeGreyJpeg())).toMatchObject({ components: 1, adobeTransform: null });
    expect(get(await papers.makeCmykJpeg()).components).toBe(4);
    expect(get(await papers.makeCmykJpeg()).adobeTransform).not.toBeNull();
    expect(get(await papers.makeProgressiveJpeg()).isBaselineOrProgressive).toBe(true);
    const profile = Buffer.from(get(await papers.makeProfiledJpeg()).iccProfile ?? []);
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    expect(profile.readUInt32BE(0)).toBe(profile.length);
  });

  it('reads a resolution in dots per centimetre, and takes placeholders for nothing', async () => {
    const plain = await papers.makeGreyJpeg();
    const density = (unit: number, dots: number) =>
      get(
        insert(
          plain,
          segment(0xe0, `JFIF\0\x01\x01${String.fromCharCode(unit, dots >> 8, dots & 255, dots >> 8, dots & 255)}\0\0`),
        ),
      ).dpi;
    expect(density(2, 118)).toBe(300);
    expect(density(0, 1)).toBeNull();
    expect(density(1, 1)).toBeNull();
  });

  it('joins a profile that comes in parts, in their order, and does without one that is not whole', async () => {
    const plain = await papers.makeGreyJpeg();
    const [first, second] = [segment(0xe2, 'ICC_PROFILE\0\x01\x02abc'), segment(0xe2, 'ICC_PROFILE\0\x02\x02def')];
    expect(Buffer.from(get(insert(plain, second, first)).iccProfile ?? []).toString()).toBe('abcdef');
    expect(get(insert(plain, first)).iccProfile).toBeNull();
  });

  it('sees that the end is missing', async () => {
    expect(get(await papers.makeTruncatedJpeg()).isComplete).toBe(false);
  });

  it('finds the end of a scan wherever it lies in memory', async () => {
    const photo = await papers.makeGreyJpeg();
    const { segments } = get(photo);
    const head = photo.subarray(0, segments.find(({ marker }) => marker === 0xda)?.end ?? 0);
    const scanHeadEnd = head.lastIndexOf(0xda) + 1 + (head[head.lastIndexOf(0xda) + 2] ?? 0);
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x00, 0x7f, 0x80, 0xfe, 0xff, 0xd3));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(3), (data, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset), photo.subarray(0, scanHeadEnd), Buffer.from(data)]);
        const scan = get(new Uint8Array(bytes.buffer, bytes.byteOffset + offset, bytes.length - offset));
        const plain = data.findIndex((value, at) => {
          const next = data[at + 1];
          return value === 0xff && next !== undefined && ![0x00, 0xff].includes(next) && (next & 0xf8) !== 0xd0;
        });
        const end = scan.segments.find(({ marker }) => marker === 0xda)?.end;
        expect(end).toBe(scanHeadEnd + (plain === -1 ? data.length : plain));
      }),
      { numRuns: 2000 },
    );
  });

  it('knows kinds that PDF cannot hold', async () => {
    const arithmetic = Buffer.from(await papers.makeGreyJpeg());
    const frame = arithmetic.indexOf(Buffer.from([0xff, 0xc0]));
    arithmetic[frame + 1] = 0xc9;
    expect(get(arithmetic).isBaselineOrProgressive).toBe(false);
  });

  it('answers, whatever bytes it is given', async () => {
    const original = await papers.makeOrientedJpeg(6);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 20 }), fc.nat(), (changes, length) => {
        const bytes = original.slice(0, 2 + (length % original.length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const facts = readJpeg(bytes);
        if (facts) stripJpeg(bytes, facts);
      }),
      { numRuns: 500 },
    );
  });
});

describe('stripJpeg', () => {
  it('removes place, camera, comments and what other programs left, and changes no pixel', async () => {
    const photo = await papers.makeOrientedJpeg(1);
    const told = insert(
      photo,
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<xmp:CreatorTool>Editor</xmp:CreatorTool>'),
      segment(0xed, 'Photoshop 3.0\0by-line Dana'),
      segment(0xfe, 'taken at home'),
      segment(0xe2, 'MPF\0second picture'),
      segment(0xe0, 'JFXX\0\x10thumbnail'),
    );
    const stripped = Buffer.from(strip(told));
    expect(stripped.toString('latin1')).not.toMatch(/Exif|Lumaro|xap|Editor|Photoshop|Dana|taken at home|MPF|JFXX/);
    expect((await pixels(stripped)).equals(await pixels(photo))).toBe(true);
  });

  it('removes what stands behind the end, such as the film of a moving photo', async () => {
    const moving = Buffer.concat([
      await papers.makeGreyJpeg(),
      Buffer.from('ftypmp42 film'),
      Buffer.from([0xff, 0xd9]),
    ]);
    expect(Buffer.from(strip(moving)).toString('latin1')).not.toContain('film');
  });

  it('keeps what the colours need', async () => {
    const cmyk = await papers.makeCmykJpeg();
    expect(Buffer.from(strip(cmyk)).toString('latin1')).toContain('Adobe');
    const profiled = await papers.makeProfiledJpeg();
    expect(get(strip(profiled)).iccProfile).toEqual(get(profiled).iccProfile);
    expect(strip(await papers.makeJpegWithDensity()).length).toBe((await papers.makeJpegWithDensity()).length);
  });

  it('keeps every scan of a progressive picture', async () => {
    const progressive = await papers.makeProgressiveJpeg();
    expect((await pixels(strip(progressive))).equals(await pixels(progressive))).toBe(true);
  });
});
