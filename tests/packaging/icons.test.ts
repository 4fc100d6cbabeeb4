import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';

const folder = join(projectRoot, 'resources/icons');

/** Entries of an .ico file: the size that its directory claims, and the picture. */
function readIco(name: string): readonly { readonly claimed: number; readonly png: Buffer }[] {
  const bytes = readFileSync(join(folder, name));
  expect(bytes.readUInt16LE(2)).toBe(1);
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const offset = bytes.readUInt32LE(at + 12);
    return { claimed: bytes.readUInt8(at) || 256, png: bytes.subarray(offset, offset + bytes.readUInt32LE(at + 8)) };
  });
}

/** Entries of an .icns file by their four-letter name. */
function readIcns(name: string): ReadonlyMap<string, Buffer> {
  const bytes = readFileSync(join(folder, name));
  expect(bytes.toString('latin1', 0, 4)).toBe('icns');
  expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  const entries = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
    entries.set(bytes.toString('latin1', at, at + 4), bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4)));
  }
  return entries;
}

/** Width, height, and the share of pixels that show anything. */
async function look(png: Buffer): Promise<{ readonly width: number; readonly height: number; readonly shown: number }> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const shown = data.filter((value, index) => index % 4 === 3 && value > 128).length / (info.width * info.height);
  return { width: info.width, height: info.height, shown };
}

describe.each(['icon', 'document'])('the pictures of %s', (name) => {
  it('are in the .ico file in every size of Windows', async () => {
    const entries = readIco(`${name}.ico`);
    expect(entries.map(({ claimed }) => claimed)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    for (const { claimed, png } of entries) {
      const { width, height, shown } = await look(png);
      expect([width, height]).toEqual([claimed, claimed]);
      expect(shown, `${claimed} pixels`).toBeGreaterThan(0.5);
    }
  });

  it('are in the .icns file in every size of macOS, up to 512@2x', async () => {
    const entries = readIcns(`${name}.icns`);
    const sizes = await Promise.all([...entries].map(async ([type, png]) => [type, (await look(png)).width] as const));
    expect(Object.fromEntries(sizes)).toEqual({
      icp4: 16,
      icp5: 32,
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });
});

describe('the pictures for Linux', () => {
  it('have the size that their name says', async () => {
    const names = readdirSync(join(folder, 'linux'));
    expect(names).toHaveLength(9);
    for (const name of names) {
      const { width, height } = await look(readFileSync(join(folder, 'linux', name)));
      expect(`${width}x${height}.png`).toBe(name);
    }
  });
});
