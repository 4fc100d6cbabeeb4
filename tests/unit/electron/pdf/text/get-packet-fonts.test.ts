import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { getPacketFonts } from '../../../../../electron/pdf/text/get-packet-fonts.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

const dir = fileURLToPath(new URL('../../../../../resources/fonts', import.meta.url));

it('keeps the faces until a font is added, replaced or removed', () => {
  const added = createTempDir();
  const file = join(added, 'mine.ttf');
  const count = () => getPacketFonts(dir, added).fallbacks.filter((face) => face.isAdded).length;
  const before = getPacketFonts(dir, added);
  expect(getPacketFonts(dir, added)).toBe(before);

  writeFileSync(file, readFileSync(join(dir, 'NotoSansThai-Regular.ttf')));
  const thai = getPacketFonts(dir, added);
  expect([thai === before, count()]).toEqual([false, 1]);
  expect(getPacketFonts(dir, added)).toBe(thai);

  writeFileSync(file, readFileSync(join(dir, 'NotoSansHebrew-Regular.ttf')));
  const hebrew = getPacketFonts(dir, added);
  expect(hebrew.fallbacks.at(-1)?.font.hasGlyphForCodePoint(0x05d0)).toBe(true);

  utimesSync(file, new Date(0), new Date(0));
  expect(getPacketFonts(dir, added)).not.toBe(hebrew);
  rmSync(file);
  expect(count()).toBe(0);
});
