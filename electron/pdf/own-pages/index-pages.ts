import { listMarkedCopyPages } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { joinColumns, makeGap, moveLine, stackLines, type FlowLine } from './flow-line.ts';
import type { OwnLink } from './own-page.ts';
import {
  describeEnclosed,
  formatPageRange,
  labelMarkedCopies,
  INDEX_COLUMNS,
  INDEX_NOTE,
  INDEX_NOTE_VOLUMES,
  INDEX_TITLE,
} from './own-page-texts.ts';
import { ACCENT, GREY, HAIRLINE, HAIRLINE_THICKNESS, INK, type Sheet, type TextStyle } from './page-style.ts';
import { paginate, type FlowBlock, type PageBody } from './paginate.ts';
import type { PlacedExhibit } from './resolve-citation.ts';
import { makeRule } from './rule-line.ts';
import { makeSectionTitle } from './section-title.ts';
import { setFactsTable } from './set-facts-table.ts';
import { setShortened } from './set-shortened.ts';
import { baselineDrop, setPlainText } from './set-text.ts';

const COLUMN_GAP = 9;
const LABEL_WIDTH = 36;
const TYPE_WIDTH = 84;
const DATE_WIDTH = 80;
const PAGES_WIDTH = 44;
const ROW_PADDING = 5.5;
/**
 * The longest title that the application accepts takes fewer lines. What it proves is shortened here: the separator
 * sheet has all of it.
 */
const MAX_TITLE_LINES = 16;
const MAX_PROVES_LINES = 3;
const MAX_SIDE_LINES = 10;

/**
 * Lays out the exhibit index, a table with one linked row for each exhibit; no pages without exhibits.
 * @param head what the appeal is about and how to find the account, where no letter says it
 */
export function layoutIndex(
  exhibits: readonly PlacedExhibit[],
  fonts: PacketFonts,
  sheet: Sheet,
  head?: IndexHead,
): readonly PageBody[] {
  if (exhibits.length === 0) return [];
  const headRow = setHeadRow(fonts, sheet.measure);
  const note: TextStyle = { fonts, size: 9, leading: 13, color: GREY };
  const blocks: readonly FlowBlock[] = [
    makeSectionTitle(INDEX_TITLE, fonts, sheet.measure),
    ...(head ? listHead(head, fonts, sheet.measure) : []),
    {
      lines: setPlainText(
        exhibits[0]?.placement.volume === undefined ? INDEX_NOTE : INDEX_NOTE_VOLUMES,
        note,
        sheet.measure,
      ),
      spaceBefore: 4,
      divide: 'never',
      keepWithNext: true,
    },
    { lines: [headRow], spaceBefore: 14, keepWithNext: true },
    ...exhibits.map((placed) => ({ lines: [setRow(placed, fonts, sheet.measure)], spaceBefore: 0 })),
  ];
  return paginate(blocks, sheet, { repeatedHead: [headRow] });
}

type IndexHead = Pick<PacketPlan['letter'], 'subject' | 'facts'>;

function listHead({ subject, facts }: IndexHead, fonts: PacketFonts, width: number): readonly FlowBlock[] {
  const style: TextStyle = { fonts, size: 11, leading: 16, color: INK, bold: true };
  return [
    { lines: setPlainText(subject, style, width), spaceBefore: 2, keepWithNext: true },
    { lines: setFactsTable(facts, fonts, width, false), spaceBefore: 8, divide: 'anywhere', keepWithNext: true },
  ];
}

function columnStarts(width: number) {
  const pages = width - PAGES_WIDTH;
  const date = pages - COLUMN_GAP - DATE_WIDTH;
  const type = date - COLUMN_GAP - TYPE_WIDTH;
  const title = LABEL_WIDTH + COLUMN_GAP;
  return { title, titleWidth: type - COLUMN_GAP - title, type, date, pages };
}

function setHeadRow(fonts: PacketFonts, width: number): FlowLine {
  const style: TextStyle = { fonts, size: 8, leading: 12, color: GREY, bold: true };
  const at = columnStarts(width);
  const cells = joinColumns([
    { x: 0, lines: setPlainText(INDEX_COLUMNS.label, style, LABEL_WIDTH) },
    { x: at.title, lines: setPlainText(INDEX_COLUMNS.title, style, at.titleWidth) },
    { x: at.type, lines: setPlainText(INDEX_COLUMNS.type, style, TYPE_WIDTH) },
    { x: at.date, lines: setPlainText(INDEX_COLUMNS.date, style, DATE_WIDTH) },
    { x: at.pages, lines: setPlainText(INDEX_COLUMNS.pages, style, PAGES_WIDTH) },
  ]);
  return stackLines([...cells, makeRule(width, 5, 0.75, ACCENT)]);
}

function setRow({ exhibit, placement }: PlacedExhibit, fonts: PacketFonts, width: number): FlowLine {
  const main: TextStyle = { fonts, size: 9.5, leading: 13, color: INK };
  const side: TextStyle = { ...main, size: 8.5 };
  const at = columnStarts(width);
  const provesStyle: TextStyle = { fonts, size: 8.5, leading: 11.5, color: GREY };
  const proves = setShortened(exhibit.proves, provesStyle, at.titleWidth, MAX_PROVES_LINES);
  const { enclosed } = exhibit;
  const kept = enclosed === undefined ? describeCopies(exhibit, placement) : describeEnclosed(enclosed);
  const copies = setShortened(kept, provesStyle, at.titleWidth, MAX_SIDE_LINES);
  const title = setShortened(exhibit.title, main, at.titleWidth, MAX_TITLE_LINES);
  // Smaller, but on the title's baseline.
  const drop = baselineDrop(main) - baselineDrop(side);
  const setSide = (text: string, columnWidth: number): readonly FlowLine[] =>
    setShortened(text, side, columnWidth, MAX_SIDE_LINES).map((line) => moveLine(line, 0, -drop));
  const range = formatPageRange(placement.firstPage, placement.lastPage);
  const pages = placement.volume === undefined ? range : `Vol.\u00a0${placement.volume}: ${range}`;
  const columns = [
    { x: 0, lines: setShortened(placement.label, { ...main, bold: true, color: ACCENT }, LABEL_WIDTH, MAX_SIDE_LINES) },
    { x: at.title, lines: joinWithGaps([title, proves, copies]) },
    { x: at.type, lines: setSide(exhibit.typeLabel, TYPE_WIDTH) },
    { x: at.date, lines: setSide(exhibit.dateText, DATE_WIDTH) },
    { x: at.pages, lines: setSide(pages, PAGES_WIDTH) },
  ].map((column) => ({ x: column.x, lines: [stackLines(column.lines)] }));
  const row = stackLines([
    makeGap(ROW_PADDING),
    ...joinColumns(columns),
    makeRule(width, 2 * ROW_PADDING, HAIRLINE_THICKNESS, HAIRLINE),
  ]);
  // The rule stands in the middle of the space between two rows.
  const bottom = -(row.height - ROW_PADDING);
  return { ...row, links: [makeRowLink(placement, [0, bottom, width, 0])] };
}

/** Blocks under one another with a small gap between; none at all when every text is of nothing but spaces. */
function joinWithGaps(blocks: readonly (readonly FlowLine[])[]): readonly FlowLine[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [makeGap(1.5), ...lines]));
}

/** Which pages of the exhibit are marked copies; an empty text when none is. */
function describeCopies(exhibit: PlacedExhibit['exhibit'], { firstPage }: PlacedExhibit['placement']): string {
  const pages = listMarkedCopyPages(exhibit, firstPage);
  return pages.length === 0 ? '' : `${labelMarkedCopies(pages.length)}: p.\u00a0${pages.join(', ')}`;
}

function makeRowLink(placement: PlacedExhibit['placement'], rect: OwnLink['rect']): OwnLink {
  const { label, firstPage, volume } = placement;
  const description = `Exhibit ${label}, page ${firstPage}`;
  // The index stands in the first volume.
  const far = volume === undefined ? {} : { targetVolume: volume, isElsewhere: volume !== 1 };
  return { rect, targetPage: firstPage, purpose: 'index', description, ...far };
}
