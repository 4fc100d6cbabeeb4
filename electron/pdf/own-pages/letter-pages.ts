import { formatLongDate } from '../../../shared/domain/dates.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { layer, type FlowLine } from './flow-line.ts';
import { ACCENT, GREY, INK, type Sheet, type TextStyle } from './page-style.ts';
import { paginate, type FlowBlock, type PageBody } from './paginate.ts';
import type { CitationResolver } from './resolve-citation.ts';
import { setBlocks } from './set-blocks.ts';
import { setFactsTable } from './set-facts-table.ts';
import { alignLineRight, setPlainText } from './set-text.ts';

/** Sizes and distances of a letter, in points. */
type LetterFit = {
  readonly size: number;
  readonly leading: number;
  readonly paragraphGap: number;
  readonly bulletGap: number;
  readonly headingGap: number;
  /** Around subject, facts and signature. */
  readonly sectionGap: number;
};

/** A letter that misses one page by a few lines is set tighter, in two steps, before it takes a second page. */
const FITS: readonly [LetterFit, ...LetterFit[]] = [
  { size: 10, leading: 14.6, paragraphGap: 8, bulletGap: 3.5, headingGap: 14, sectionGap: 20 },
  { size: 10, leading: 13.8, paragraphGap: 6, bulletGap: 2, headingGap: 10, sectionGap: 14 },
  { size: 9.5, leading: 12.9, paragraphGap: 4.5, bulletGap: 1, headingGap: 8, sectionGap: 10 },
];

const SUBJECT_SIZE = 14;
const SUBJECT_LEADING = 19;
/** Kept free of the addressee. */
const DATE_WIDTH = 120;

/** Lays out the cover letter. One page when it can be: set tighter, then with its shorter text, before it takes two. */
export function layoutLetter(
  letter: PacketPlan['letter'],
  date: PacketPlan['date'],
  fonts: PacketFonts,
  sheet: Sheet,
  resolve: CitationResolver,
): readonly PageBody[] {
  const attempt = (fit: LetterFit, blocks = letter.blocks): readonly PageBody[] =>
    paginate(listBlocks({ ...letter, blocks }, formatLongDate(date), fonts, sheet, resolve, fit), sheet);
  for (const blocks of [letter.blocks, ...(letter.shorterBlocks ? [letter.shorterBlocks] : [])]) {
    for (const fit of FITS) {
      const pages = attempt(fit, blocks);
      if (pages.length === 1) return pages;
    }
  }
  return attempt(FITS[0]);
}

function listBlocks(
  letter: PacketPlan['letter'],
  dateText: string,
  fonts: PacketFonts,
  sheet: Sheet,
  resolve: CitationResolver,
  fit: LetterFit,
): readonly FlowBlock[] {
  const text: TextStyle = { fonts, size: fit.size, leading: fit.leading, color: INK };
  const heading: TextStyle = { ...text, size: fit.size + 0.5, bold: true, color: ACCENT };
  const subject: TextStyle = { ...text, size: SUBJECT_SIZE, leading: SUBJECT_LEADING, bold: true };
  const body = setBlocks(letter.blocks, { ...fit, text, heading }, sheet.measure, resolve);
  return [
    { lines: setHead(letter.addressee, dateText, text, sheet.measure), spaceBefore: 0, divide: 'never' },
    { lines: setPlainText(letter.subject, subject, sheet.measure), spaceBefore: fit.sectionGap, keepWithNext: true },
    { lines: setFactsTable(letter.facts, fonts, sheet.measure), spaceBefore: 6, divide: 'anywhere' },
    // The first block keeps its distance from the table; the last one doesn't leave the signature alone on a page.
    ...body.map((block, index) => ({
      ...block,
      spaceBefore: index === 0 ? fit.sectionGap * 0.6 : block.spaceBefore,
      keepWithNext: block.keepWithNext === true || index === body.length - 1,
    })),
    { lines: setSignature(letter.signature, text, sheet.measure), spaceBefore: fit.sectionGap, divide: 'never' },
  ];
}

/** The addressee at the left, the date at the right of the first line. */
function setHead(addressee: readonly string[], dateText: string, style: TextStyle, width: number): readonly FlowLine[] {
  const [date] = setPlainText(dateText, { ...style, color: GREY }, width).map((line) => alignLineRight(line, width));
  const [first, ...rest] = addressee.flatMap((line) => setPlainText(line, style, width - DATE_WIDTH));
  return [
    layer(
      [first, date].filter((line) => line !== undefined),
      style.leading,
    ),
    ...rest,
  ];
}

function setSignature(lines: readonly string[], style: TextStyle, width: number): readonly FlowLine[] {
  return lines.flatMap((line, index) => setPlainText(line, { ...style, bold: index === 0 }, width));
}
