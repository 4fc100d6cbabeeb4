import { deflateSync, inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPng, type PngFacts } from '../../../../../electron/pdf/pictures/read-png.ts';
import { splitAlpha } from '../../../../../electron/pdf/pictures/split-alpha.ts';
import { undoPngPredictor } from '../../../../../electron/pdf/source/decode-stream.ts';

const SIZE = { width: 37, height: 29 } as const;

/** Smooth and rough places, so that a packer uses every row filter. */
function makePixels(channels: 2 | 4): Buffer {
  return Buffer.from(
    Array.from({ length: SIZE.width * SIZE.height * channels }, (_, at) => (at % 5 === 0 ? at * at : at / 3) & 0xff),
  );
}

async function makePng(channels: 2 | 4, bitDepth: 8 | 16): Promise<PngFacts> {
  const picture = sharp(makePixels(channels), { raw: { ...SIZE, channels } });
  const bytes = await picture
    .toColourspace(channels === 2 ? (bitDepth === 8 ? 'b-w' : 'grey16') : bitDepth === 8 ? 'srgb' : 'rgb16')
    .png({ adaptiveFiltering: true, palette: false })
    .toBuffer();
  return readPng(bytes) as PngFacts;
}

/** Every row with the same filter (PNG specification, section 9.2), worked out plainly. */
function filterRows(pixels: Buffer, rowBytes: number, pixelBytes: number, filter: number): Buffer {
  const out: number[] = [];
  for (let row = 0; row < pixels.length; row += rowBytes) {
    out.push(filter);
    for (let at = row; at < row + rowBytes; at += 1) {
      const isFirst = at < row + pixelBytes;
      const read = (from: number, isOutside: boolean): number => (isOutside ? 0 : pixels.readUInt8(from));
      const left = read(at - pixelBytes, isFirst);
      const up = read(at - rowBytes, row === 0);
      const corner = read(at - rowBytes - pixelBytes, isFirst || row === 0);
      const estimate = left + up - corner;
      const nearest = [left, up, corner].sort((a, b) => Math.abs(estimate - a) - Math.abs(estimate - b))[0] ?? 0;
      const foretold = [0, left, up, (left + up) >> 1, nearest][filter] ?? 0;
      out.push(((pixels[at] ?? 0) - foretold) & 0xff);
    }
  }
  return Buffer.from(out);
}

describe('splitAlpha', () => {
  it.each([
    [4, 8, 6],
    [4, 16, 6],
    [2, 8, 4],
    [2, 16, 4],
  ] as const)('takes colours and alpha apart: %i channels of %i bits', async (channels, bitDepth, colorType) => {
    const png = await makePng(channels, bitDepth);
    expect(png).toMatchObject({ colorType, bitDepth });
    const sampleBytes = bitDepth / 8;
    const pixelBytes = channels * sampleBytes;
    const whole = undoPngPredictor(inflateSync(Buffer.concat(png.data)), SIZE.width * pixelBytes, pixelBytes);
    const alphaAt = pixelBytes - sampleBytes;
    const split = splitAlpha(png);
    const colors = undoPngPredictor(split?.colors ?? new Uint8Array(), SIZE.width * alphaAt, alphaAt);
    const alpha = undoPngPredictor(split?.alpha ?? new Uint8Array(), SIZE.width * sampleBytes, sampleBytes);
    expect(colors).toEqual(whole.filter((_, at) => at % pixelBytes < alphaAt));
    expect(alpha).toEqual(whole.filter((_, at) => at % pixelBytes >= alphaAt));
  });

  it.each([0, 1, 2, 3, 4])('knows a picture without transparency by its rows of filter %i', (filter) => {
    for (const [colorType, bitDepth, pixelBytes] of [
      [6, 8, 4],
      [4, 16, 4],
    ] as const) {
      for (const hole of [undefined, 0, 5, 17]) {
        const pixels = Buffer.alloc(SIZE.width * SIZE.height * pixelBytes, 255);
        if (hole !== undefined) pixels[hole * SIZE.width * pixelBytes + pixelBytes - 1] = 254;
        const rows = filterRows(pixels, SIZE.width * pixelBytes, pixelBytes, filter);
        const png = { ...SIZE, colorType, bitDepth, data: [deflateSync(rows)] } as unknown as PngFacts;
        expect(splitAlpha(png)?.alpha === null).toBe(hole === undefined);
      }
    }
  });

  it('gives no data that are not whole to anyone', async () => {
    const png = await makePng(4, 8);
    const rows = inflateSync(Buffer.concat(png.data));
    const withRows = (bytes: Buffer): PngFacts => ({ ...png, data: [deflateSync(bytes)] });
    expect(splitAlpha(withRows(rows))).toBeDefined();
    expect(splitAlpha(withRows(rows.subarray(1)))).toBeUndefined();
    expect(splitAlpha(withRows(Buffer.concat([rows, Buffer.alloc(1)])))).toBeUndefined();
    expect(splitAlpha({ ...png, data: [Buffer.from('not zlib')] })).toBeUndefined();
    rows[0] = 5;
    expect(splitAlpha(withRows(rows))).toBeUndefined();
  });
});
