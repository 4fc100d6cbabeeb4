import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { composeFrontMatter } from '../../../../../electron/pdf/own-pages/compose-front-matter.ts';
import { loadPacketFonts, type PacketFontBytes } from '../../../../../electron/pdf/text/packet-fonts.ts';
import { readFontFiles } from '../../../../../electron/pdf/text/read-font-files.ts';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';
import { aLetter, aPacketPlan } from '../own-pages/a-packet-plan.ts';

const dir = fileURLToPath(new URL('../../../../../resources/fonts', import.meta.url));

/** The same fonts, and the list of fallbacks that were read. */
function watch(files: PacketFontBytes) {
  const read: string[] = [];
  const fallbacks = (files.fallbacks ?? []).map((source) => ({
    ...source,
    bytes: () => {
      read.push(source.id);
      return typeof source.bytes === 'function' ? source.bytes() : source.bytes;
    },
  }));
  return { fonts: loadPacketFonts({ ...files, fallbacks }), read };
}

const planWith = (words: string) => aPacketPlan({ letter: aLetter(parsePlanMarkup(words)) });

describe('readFontFiles', () => {
  it('reads no other font for an English, Greek, Russian or Hindi packet', () => {
    const { fonts, read } = watch(readFontFiles(dir));
    composeFrontMatter(planWith('Łódź – “quotes” € Ελλάδα Москва हिंदी'), fonts);
    expect(read).toEqual([]);
  });

  it('reads just the font of the script that is written, once', () => {
    const { fonts, read } = watch(readFontFiles(dir));
    composeFrontMatter(planWith('深圳市 and 東京、かな'), fonts);
    expect(read).toEqual(['NotoSansSC']);
    composeFrontMatter(planWith('한국 深圳市'), fonts);
    expect(read).toEqual(['NotoSansSC', 'NotoSansKR']);
  });

  it('asks the fonts of the user last, and passes over those that can not be opened', () => {
    const added = createTempDir();
    writeFileSync(join(added, 'a-broken.ttf'), 'no font');
    writeFileSync(join(added, 'b.ttf'), readFileSync(join(dir, 'NotoSansThai-Regular.ttf')));
    const { fallbacks = [] } = readFontFiles(dir, added);
    expect(fallbacks.slice(-2).map(({ id }) => id)).toEqual(['added/a-broken.ttf', 'added/b.ttf']);
    const { fonts } = watch(readFontFiles(dir, added));
    const { missingCharacters } = composeFrontMatter(planWith('ქ'), fonts);
    expect(missingCharacters).toEqual([{ where: 'letter', characters: ['ქ'] }]);
  });
});
