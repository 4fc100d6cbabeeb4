import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readFontFacts } from '../../../../../electron/pdf/text/font-facts.ts';
import { openFont } from '../../../../../electron/pdf/text/packet-fonts.ts';

const dir = fileURLToPath(new URL('../../../../../resources/fonts', import.meta.url));
const files = readdirSync(dir).filter((name) => name.endsWith('.ttf'));

it.each(files)('says what fontkit says: %s', (name) => {
  const bytes = readFileSync(join(dir, name));
  const { italicAngle, postscriptName, subfamilyName } = openFont(name, bytes);
  expect(readFontFacts(bytes)).toEqual({ italicAngle, postscriptName, subfamilyName });
});

it('takes a Macintosh name where there is no other, and nothing that lies outside the file', () => {
  const font = readFileSync(join(dir, 'NotoSans-Bold.ttf'));
  // One record, of a PostScript name (6) in Macintosh English, behind a head of six bytes and twelve of its own.
  const words = [0, 1, 18, 1, 0, 0, 6, 4, 0];
  const table = Buffer.concat([...words.map((word) => Buffer.from([word >> 8, word & 255])), Buffer.from('Mine')]);
  const bytes = Buffer.concat([font, table]);
  bytes.writeUInt32BE(font.length, bytes.indexOf('name', 0, 'latin1') + 8);
  expect(readFontFacts(bytes)).toMatchObject({ postscriptName: 'Mine', subfamilyName: null });
  expect(readFontFacts(bytes.subarray(0, -1)).postscriptName).toBeNull();
});
