import { describe, expect, it } from 'vitest';
import { decodeBmp, hasBmpHead, readBmp } from '../../../../../electron/pdf/pictures/read-bmp.ts';
import { writeBmp, type BmpKind } from '../../../../fixtures/odd-papers/converted-papers.ts';

type Color = readonly [number, number, number];
const colorAt = (x: number, y: number): Color => [x * 19, y * 36, (x * y) % 256];

function expected(width: number, height: number, color: (x: number, y: number) => Color): Uint8Array {
  const cells = Array.from({ length: width * height }, (_, cell) => color(cell % width, Math.floor(cell / width)));
  return Uint8Array.from(cells.flat());
}

const paletteOf = (size: number): Color[] =>
  Array.from({ length: size }, (_, index): Color => [index, 255 - index, (index * 7) % 256]);

describe('decodeBmp', () => {
  it.each([24, 32] as const)('reads %i bits, from below and from above', (bits) => {
    for (const isTopDown of [false, true]) {
      expect(decodeBmp(writeBmp({ bits, isTopDown, pixel: colorAt }))).toEqual(expected(13, 7, colorAt));
    }
  });

  it.each([1, 4, 8] as const)('reads %i bits by their palette, from below and from above', (bits) => {
    const palette = paletteOf(1 << bits);
    const index = (x: number, y: number): number => (x + y * 3) % (1 << bits);
    const wanted = expected(13, 7, (x, y) => palette[index(x, y)] ?? [0, 0, 0]);
    for (const isTopDown of [false, true]) {
      expect(decodeBmp(writeBmp({ bits, isTopDown, palette, pixel: index }))).toEqual(wanted);
    }
  });

  it('reads bit fields that say what plain 32 bits are', () => {
    const file = writeBmp({ bits: 32, compression: 3, pixel: colorAt });
    expect(decodeBmp(file)).toEqual(expected(13, 7, colorAt));
    file.writeUInt32LE(0xff, 54);
    expect(() => readBmp(file)).toThrow(/rare, compressed kind/);
  });

  it('takes a colour that the palette lacks for black', () => {
    const file = writeBmp({ bits: 8, palette: paletteOf(2), pixel: () => 200 });
    expect(decodeBmp(file).every((value) => value === 0)).toBe(true);
  });
});

describe('readBmp', () => {
  const plain: BmpKind = { bits: 24, pixel: colorAt };

  it('reads size and resolution', () => {
    expect(readBmp(writeBmp(plain))).toMatchObject({ width: 13, height: 7, dpi: 300, isBilevel: false });
  });

  it('knows black and white from two colours', () => {
    const two = (palette: Color[]): boolean => readBmp(writeBmp({ bits: 1, palette, pixel: () => 1 })).isBilevel;
    expect(two([[0, 0, 0], [255, 255, 255]])).toBe(true); // prettier-ignore
    expect(two([[0, 0, 0], [255, 0, 0]])).toBe(false); // prettier-ignore
  });

  it.each([1, 2])('refuses run lengths (compression %i) with what to do', (compression) => {
    const file = writeBmp({ bits: 8, compression, palette: paletteOf(256), pixel: () => 1 });
    expect(() => readBmp(file)).toThrow(
      expect.objectContaining({ code: 'kind', fix: { text: expect.stringContaining('PNG') as string, values: [] } }),
    );
  });

  it('refuses 16 bits, files that end early, and sizes beyond all sense', () => {
    const change = (edit: (file: Buffer) => void): Buffer => {
      const file = writeBmp(plain);
      edit(file);
      return file;
    };
    expect(() => readBmp(change((file) => file.writeUInt16LE(16, 28)))).toThrow(/rare/);
    expect(() => readBmp(writeBmp(plain).subarray(0, -1))).toThrow(/a part of it is missing/);
    expect(() => readBmp(writeBmp(plain).subarray(0, 40))).toThrow(/missing/);
    expect(() => readBmp(change((file) => file.writeInt32LE(0, 18)))).toThrow(/beginning/);
    expect(() => readBmp(change((file) => file.writeInt32LE(-5, 18)))).toThrow(/beginning/);
    expect(() => readBmp(change((file) => file.writeInt32LE(2_000_000, 18)))).toThrow(/missing/);
    expect(() => readBmp(change((file) => file.writeInt32LE(2_000_000_000, 22)))).toThrow(/100 megapixels/);
  });

  it('does not take a text that begins with BM for a picture', () => {
    expect(hasBmpHead(Buffer.from('BMW dealers, a list of all that we sold to in 2026'))).toBe(false);
    expect(hasBmpHead(writeBmp(plain))).toBe(true);
  });
});
