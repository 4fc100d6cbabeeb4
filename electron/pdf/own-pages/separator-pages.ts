import { listMarkedCopyPages } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import {
  BACK_TO_INDEX,
  CITED_LABEL,
  ENCLOSED_HEADING,
  ENCLOSED_NOTE,
  ENCLOSED_WORDS,
  formatPageRange,
  labelMarkedCopies,
  labelPages,
  PROVES_HEADING,
} from './own-page-texts.ts';
import { layer, makeGap, type FlowLine } from './flow-line.ts';
import { ACCENT, GREY, HAIRLINE, HAIRLINE_THICKNESS, INK, type Sheet, type TextStyle } from './page-style.ts';
import { paginate, type FlowBlock, type PageBody } from './paginate.ts';
import type { PlacedExhibit } from './resolve-citation.ts';
import { makeRule } from './rule-line.ts';
import { setFacts, type FactRow } from './set-facts.ts';
import { alignLineRight, setPlainText, setText, type RichSpan } from './set-text.ts';

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
  const proves = setPlainText(exhibit.proves, { ...text, followsReading: true }, width);
  return [
    {
      lines: [
        ...setText([{ text: `Exhibit\u00a0${exhibit.label}`, glued: true }], label, width),
        makeRule(width, 14, 1.25, ACCENT),
      ],
      spaceBefore: 0,
      divide: 'never',
      keepWithNext: true,
    },
    { lines: setPlainText(exhibit.title, title, width), spaceBefore: 8, keepWithNext: true },
    { lines: setPlainText(exhibit.typeLabel, type, width), spaceBefore: 2 },
    ...(exhibit.enclosed === undefined
      ? []
      : [
          { lines: setPlainText(ENCLOSED_HEADING, heading, width), spaceBefore: 20, keepWithNext: true },
          { lines: setPlainText(ENCLOSED_WORDS, text, width), spaceBefore: 3, keepWithNext: true },
          { lines: setPlainText(exhibit.enclosed, { ...text, bold: true }, width), spaceBefore: 3, keepWithNext: true },
          { lines: setPlainText(ENCLOSED_NOTE, text, width), spaceBefore: 3 },
        ]),
    ...(proves.length === 0
      ? []
      : [
          { lines: setPlainText(PROVES_HEADING, heading, width), spaceBefore: 20, keepWithNext: true },
          { lines: proves, spaceBefore: 3 },
        ]),
    { lines: setTables(exhibit, placement, context, fonts, width), spaceBefore: 20, divide: 'anywhere' },
  ];
}

/** The facts; below them where the exhibit is, where it is cited, and the way back. */
function setTables(
  exhibit: PlacedExhibit['exhibit'],
  placement: PlacedExhibit['placement'],
  context: SeparatorContext,
  fonts: PacketFonts,
  width: number,
): readonly FlowLine[] {
  const text: TextStyle = { fonts, size: 9.5, leading: 14, color: INK };
  const style = { text, labelWidth: LABEL_WIDTH, rowGap: 2 };
  const rule = makeRule(width, 10, HAIRLINE_THICKNESS, HAIRLINE);
  const { facts } = exhibit;
  const factRows = facts.map((fact) => ({ label: fact.label, value: [{ text: fact.value }] }));
  const places = setFacts(listPlaces(exhibit, placement, context), style, width);
  const [wayBack] = setText([makeBackLink(context.indexPage, placement.volume)], text, width);
  const [first, ...rest] = places;
  const linked = first && wayBack ? [layer([first, alignLineRight(wayBack, width)], first.height), ...rest] : places;
  return [rule, ...(facts.length > 0 ? [...setFacts(factRows, style, width), rule] : []), ...linked, rule];
}

function listPlaces(
  exhibit: PlacedExhibit['exhibit'],
  placement: PlacedExhibit['placement'],
  { citedOn }: SeparatorContext,
): readonly FactRow[] {
  const { firstPage, lastPage, volume } = placement;
  const isFar = volume !== undefined && volume !== 1;
  const citing: readonly RichSpan[] =
    isFar && citedOn.length > 0 ? [{ text: `${citedOn.join(', ')} of volume 1` }] : linkPages(citedOn);
  const copies = listMarkedCopyPages(exhibit, firstPage);
  return [
    { label: labelPages(firstPage, lastPage), value: [{ text: formatPageRange(firstPage, lastPage) }] },
    ...(copies.length > 0 ? [{ label: labelMarkedCopies(copies.length), value: linkPages(copies) }] : []),
    ...(citing.length > 0 ? [{ label: CITED_LABEL, value: citing }] : []),
  ];
}

/** Page numbers, each a link. */
function linkPages(pages: readonly number[]): readonly RichSpan[] {
  return pages.flatMap((page, index): readonly RichSpan[] => {
    const link: RichSpan = {
      text: String(page),
      link: { targetPage: page, purpose: 'back', description: `Page ${page}` },
    };
    return index === 0 ? [link] : [{ text: ', ' }, link];
  });
}

function makeBackLink(indexPage: number, volume: number | undefined): RichSpan {
  if (volume !== undefined && volume !== 1) return { text: `Index: volume 1, page ${indexPage}` };
  return {
    text: BACK_TO_INDEX,
    link: { targetPage: indexPage, purpose: 'back', description: BACK_TO_INDEX },
  };
}
