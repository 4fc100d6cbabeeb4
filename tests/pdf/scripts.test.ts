import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeFrontMatter } from '../../electron/pdf/own-pages/compose-front-matter.ts';
import { createPageArtist } from '../../electron/pdf/own-pages/page-artist.ts';
import type { PacketFonts } from '../../electron/pdf/text/packet-fonts.ts';
import type { PacketPlan } from '../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../shared/domain/plan-markup.ts';
import { countDifferentPixels, openWithMupdf } from '../support/mupdf.ts';
import { readPdf } from '../support/read-pdf.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { aLetter, anExhibit, aPacketPlan } from '../unit/electron/pdf/own-pages/a-packet-plan.ts';
import { listOwnPages } from '../unit/electron/pdf/own-pages/read-own-page.ts';
import { loadScriptFonts } from '../unit/electron/pdf/text/load-test-fonts.ts';
import { SCRIPT_TEXTS, type ScriptText } from '../unit/electron/pdf/text/script-texts.ts';

/** A letter with the paragraph and a citation in it, a plan, an index row, and a separator with the title. */
function planIn({ title, paragraph }: ScriptText): PacketPlan {
  return aPacketPlan({
    title,
    letter: aLetter(parsePlanMarkup(`${paragraph}\n\n**${title}** ${paragraph} [[evidence-a p2]]`)),
    plan: [
      {
        heading: 'Root cause',
        blocks: parsePlanMarkup(`- ${paragraph} [[evidence-b p5]].\n- ${title} [[evidence-a]]`),
      },
    ],
    exhibits: [anExhibit('A', { title, proves: paragraph }), anExhibit('B', { title: `${title} 2`, pages: [2, 5] })],
  });
}

async function writeOwnPages(plan: PacketPlan, faces: PacketFonts, subset = true): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const artist = createPageArtist(doc, faces, { subset });
  for (const { page } of listOwnPages(composeFrontMatter(plan, faces))) artist.draw(page);
  await artist.finish();
  return doc.save();
}

/** Poppler marks the direction of words, and everybody ends lines. */
const withoutSpaces = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
/** Thai sara am may come back as the two characters that it is made of. */
const comparable = (text: string): string => withoutSpaces(text).replaceAll('\u0e33', '\u0e4d\u0e32');
/** Without the order: MuPDF and poppler turn lines of both directions around by rules of their own. */
const countLetters = (text: string): string => Array.from(comparable(text)).sort().join('');

describe.each(SCRIPT_TEXTS)('own pages in $script', (written) => {
  const plan = planIn(written);
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await writeOwnPages(plan, loadScriptFonts());
  });

  const save = (): string => {
    const file = join(createTempDir(), 'own.pdf');
    writeFileSync(file, bytes);
    return file;
  };

  it('have a letter for every character', () => {
    expect(composeFrontMatter(plan, loadScriptFonts()).missingCharacters).toEqual([]);
  });

  it('read back as written with pdf.js, in letter, plan, index and separator', async () => {
    const [letter, planPage, index, separator] = (await readPdf(bytes)).pages.map(({ text }) => comparable(text));
    expect(letter?.split(comparable(written.paragraph)).length).toBe(3);
    expect(letter).toContain(comparable(written.title));
    expect(planPage).toContain(comparable(written.paragraph));
    expect(planPage).toContain(comparable(written.title));
    expect(planPage).toContain('ExhibitB(p.');
    expect(index).toContain(comparable(written.title));
    expect(separator).toContain(comparable(written.paragraph));
  });

  it('read back as written with pdftotext', () => {
    const read = execFileSync('pdftotext', ['-f', '4', '-l', '4', save(), '-'], { encoding: 'utf8' });
    if (!written.rightToLeft) expect(comparable(read)).toContain(comparable(written.paragraph));
    const rest = countLetters(read);
    for (const [letter, count] of countEach(countLetters(written.paragraph))) {
      expect(countEach(rest).get(letter) ?? 0, letter).toBeGreaterThanOrEqual(count);
    }
  });

  it('read back as written with MuPDF', () => {
    const doc = openWithMupdf(bytes);
    const read = doc.text(3);
    doc.close();
    if (!written.rightToLeft) expect(comparable(read)).toContain(comparable(written.paragraph));
    const found = countEach(countLetters(read));
    for (const [letter, count] of countEach(countLetters(written.paragraph))) {
      expect(found.get(letter) ?? 0, letter).toBeGreaterThanOrEqual(count);
    }
  });

  it('look the same with the subset fonts as with the whole ones, pixel by pixel', async () => {
    const whole = openWithMupdf(await writeOwnPages(plan, loadScriptFonts(), false));
    const subset = openWithMupdf(bytes);
    for (let index = 0; index < 5; index += 1) {
      expect(countDifferentPixels(subset.render(index, 110), whole.render(index, 110)), `page ${index + 1}`).toBe(0);
    }
    whole.close();
    subset.close();
    expect(bytes.length).toBeLessThan(60_000);
  });

  it('embed each font once, as a subset, readable as Unicode', () => {
    const rows = execFileSync('pdffonts', [save()], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+NotoSans.*Identity-H +yes yes yes/);
    expect(new Set(rows.map((row) => row.split(/\s+/)[0]?.slice(7))).size).toBe(rows.length);
  });

  it('have the same bytes each time', async () => {
    expect(Buffer.compare(await writeOwnPages(plan, loadScriptFonts()), bytes)).toBe(0);
  });
});

function countEach(letters: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
