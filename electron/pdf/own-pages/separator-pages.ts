import type { PacketFonts } from '../text/packet-fonts.ts';
import {
  BACK_TO_INDEX,
  CITED_LABEL,
  formatPageRange,
  INDEX_LABEL,
  PAGES_LABEL,
  PROVES_HEADING,
} from './own-page-texts.ts';
import { makeGap, type FlowLine } from './flow-line.ts';
import { ACCENT, GREY, HAIRLINE, HAIRLINE_THICKNESS, INK, type Sheet, type TextStyle } from './page-style.ts';
import { paginate, type FlowBlock, type PageBody } from './paginate.ts';
import type { PlacedExhibit } from './resolve-citation.ts';
import { makeRule } from './rule-line.ts';
import { setFacts, type FactRow } from './set-facts.ts';
import { setPlainText, type RichSpan } from './set-text.ts';

/** The label stands this far below the margin when the sheet has room, else higher. Points. */
const DROPS = [96, 40, 0] as const;
const LABEL_WIDTH = 104;

/** What a separator says about its exhibit's place. */
export type SeparatorContext = {
  /** Packet pages of letter and plan on which the exhibit is cited, ascending. */
  readonly citedOn: readonly number[];
  /** First page of the index. */
  readonly indexPage: number;
};

/** Lays out the sheet in front of an exhibit: usually one page, more when its facts are long. */
export function layoutSeparator(
  placed: PlacedExhibit,
  context: SeparatorContext,
  fonts: PacketFonts,
  sheet: Sheet,
): readonly PageBody[] {
  const blocks = listBlocks(placed, context, fonts, sheet.measure);
  const attempt = (drop: number): readonly PageBody[] =>
    paginate([{ lines: [makeGap(drop)], spaceBefore: 0, keepWithNext: true }, ...blocks], sheet);
  for (const drop of DROPS) {
    const pages = attempt(drop);
    if (pages.length === 1) return pages;
  }
  return paginate(blocks, sheet);
}

function listBlocks(
  { exhibit, placement }: PlacedExhibit,
  context: SeparatorContext,
  fonts: PacketFonts,
  width: number,
): readonly FlowBlock[] {
  const label: TextStyle = { fonts, size: 36, leading: 44, color: ACCENT, bold: true };
  const title: TextStyle = { fonts, size: 16, leading: 22, color: INK, bold: true };
  const type: TextStyle = { fonts, size: 10.5, leading: 15, color: GREY };
  const text: TextStyle = { fonts, size: 10.5, leading: 15.5, color: INK };
  const heading: TextStyle = { fonts, size: 11, leading: 15, color: ACCENT, bold: true };
  const facts = exhibit.facts.map((fact) => ({ label: fact.label, value: [{ text: fact.value }] }));
  const proves = setPlainText(exhibit.proves, text, width);
  return [
    {
      lines: [...setPlainText(`Exhibit\u00a0${exhibit.label}`, label, width), makeRule(width, 14, 1.25, ACCENT)],
      spaceBefore: 0,
      divide: 'never',
      keepWithNext: true,
    },
    { lines: setPlainText(exhibit.title, title, width), spaceBefore: 8, keepWithNext: true },
    { lines: setPlainText(exhibit.typeLabel, type, width), spaceBefore: 2 },
    { lines: setTable(listPlaces(placement, context), fonts, width), spaceBefore: 18, divide: 'anywhere' },
    { lines: setTable(facts, fonts, width), spaceBefore: 8, divide: 'anywhere' },
    ...(proves.length === 0
      ? []
      : [
          { lines: setPlainText(PROVES_HEADING, heading, width), spaceBefore: 18, keepWithNext: true },
          { lines: proves, spaceBefore: 4 },
        ]),
  ];
}

/** Where the exhibit is, where it is cited, and the way back. */
function listPlaces(placement: PlacedExhibit['placement'], context: SeparatorContext): readonly FactRow[] {
  const citedOn = context.citedOn.flatMap((page, index): readonly RichSpan[] => {
    const link: RichSpan = {
      text: String(page),
      link: { targetPage: page, purpose: 'back', description: `Page ${page}` },
    };
    return index === 0 ? [link] : [{ text: ', ' }, link];
  });
  const toIndex: RichSpan = {
    text: BACK_TO_INDEX,
    link: { targetPage: context.indexPage, purpose: 'back', description: BACK_TO_INDEX },
  };
  return [
    { label: PAGES_LABEL, value: [{ text: formatPageRange(placement.firstPage, placement.lastPage) }] },
    ...(citedOn.length > 0 ? [{ label: CITED_LABEL, value: citedOn }] : []),
    { label: INDEX_LABEL, value: [toIndex] },
  ];
}

function setTable(rows: readonly FactRow[], fonts: PacketFonts, width: number): readonly FlowLine[] {
  if (rows.length === 0) return [];
  const text: TextStyle = { fonts, size: 9.5, leading: 14, color: INK };
  const rule = makeRule(width, 9, HAIRLINE_THICKNESS, HAIRLINE);
  return [rule, ...setFacts(rows, { text, labelWidth: LABEL_WIDTH, rowGap: 2 }, width)];
}
