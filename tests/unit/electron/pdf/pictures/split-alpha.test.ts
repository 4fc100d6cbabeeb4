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
