import sharp, { type WebpOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { isSmallWebp } from '../../../../electron/vault/is-small-webp.ts';

async function aWebp(width: number, height: number, options: WebpOptions = {}, alpha = 1): Promise<Uint8Array> {
  const background = { r: 200, g: 120, b: 40, alpha };
  return sharp({ create: { width, height, channels: 4, background } })
    .webp(options)
    .toBuffer();
}

describe('isSmallWebp', () => {
  it('takes each of the three kinds up to 512 pixels a side', async () => {
    for (const [options, alpha] of [
      [{}, 1],
      [{ lossless: true }, 1],
      [{}, 0.5],
    ] as const) {
      expect(isSmallWebp(await aWebp(72, 92, options, alpha))).toBe(true);
      expect(isSmallWebp(await aWebp(512, 512, options, alpha))).toBe(true);
      expect(isSmallWebp(await aWebp(513, 20, options, alpha))).toBe(false);
      expect(isSmallWebp(await aWebp(20, 513, options, alpha))).toBe(false);
    }
  });

  it('refuses what is cut, what has something behind it, and other files', async () => {
    const picture = await aWebp(72, 92);
    expect(isSmallWebp(picture.subarray(0, -1))).toBe(false);
    expect(isSmallWebp(Buffer.concat([picture, Buffer.from('<script>')]))).toBe(false);
    expect(isSmallWebp(new Uint8Array())).toBe(false);
    expect(isSmallWebp(Buffer.alloc(200))).toBe(false);
    const jpeg = await sharp(picture).jpeg().toBuffer();
    expect(isSmallWebp(jpeg)).toBe(false);
    const other = Buffer.from(picture);
    other.write('JUNK', 12);
    expect(isSmallWebp(other)).toBe(false);
  });
});
