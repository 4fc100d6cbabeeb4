import type { Timeline, TimelineEntry } from '../../../shared/domain/contacts/timeline.ts';
import type { Paper } from '../../../shared/domain/packet-options.ts';
import { finishPage } from '../own-pages/finish-page.ts';
import { joinColumns, makeGap, type FlowLine } from '../own-pages/flow-line.ts';
import type { OwnPage } from '../own-pages/own-page.ts';
import { ACCENT, GREY, HAIRLINE, HAIRLINE_THICKNESS, INK, makeSheet } from '../own-pages/page-style.ts';
import { paginate, type FlowBlock } from '../own-pages/paginate.ts';
import { makeRule } from '../own-pages/rule-line.ts';
import { makeSectionTitle } from '../own-pages/section-title.ts';
import { setFactsTable } from '../own-pages/set-facts-table.ts';
import { setTextLine } from '../printed/layout-lines.ts';
import { createQuickText, type QuickText } from '../printed/quick-text.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';

const HEAD = { size: 10.5, leading: 15, color: INK, bold: true } as const;
const WHEN = { size: 9, leading: 13, color: ACCENT, bold: true } as const;
const BODY = { size: 9.5, leading: 13.5, color: INK } as const;
const LABEL = { size: 8.5, leading: 13, color: GREY } as const;
const NOTE = { size: 9, leading: 13, color: GREY } as const;
const LABEL_WIDTH = 72;
const ENTRY_GAP = 9;
/** Lines of one message: what is longer is an exhibit of its own, not a line of a timeline. */
const MAX_TEXT_LINES = 120;

/** Lays out a timeline on pages of our own: the account's facts, then one contact below the other, oldest first. */
export function layoutTimeline(timeline: Timeline, paper: Paper, fonts: PacketFonts): readonly OwnPage[] {
  const sheet = makeSheet(paper);
  const text = createQuickText(fonts);
  const width = sheet.measure;
  const blocks: readonly FlowBlock[] = [
    makeSectionTitle(timeline.title, fonts, width),
    {
      lines: setFactsTable(timeline.facts, fonts, width, false),
      spaceBefore: 8,
      divide: 'anywhere',
      keepWithNext: true,
    },
    { lines: text.setLines(timeline.origin, NOTE, width), spaceBefore: 8, divide: 'never', keepWithNext: true },
    ...timeline.entries.flatMap((entry) => setEntry(entry, text, width)),
  ];
  const pages = paginate(blocks, sheet);
  return pages.map((body, index) =>
    finishPage(body, sheet, fonts, { title: timeline.title, pageNumber: index + 1, totalPages: pages.length }),
  );
}

function setEntry(entry: TimelineEntry, text: QuickText, width: number): readonly FlowBlock[] {
  const future = entry.isFuture ? ' (planned, or dated ahead)' : '';
  const way = [entry.way, entry.channel, entry.person].filter((part) => part !== '').join(' · ');
  const rows = [
    { label: 'Case ID', value: entry.amazonCaseId },
    { label: 'Outcome', value: entry.outcome },
    ...entry.promises.map((value, index) => ({ label: index === 0 ? 'Promised' : '', value })),
    ...entry.attachments.map((value, index) => ({ label: index === 0 ? 'Documents' : '', value })),
  ].filter(({ value }) => value !== '');
  return [
    { lines: [makeRule(width, ENTRY_GAP, HAIRLINE_THICKNESS, HAIRLINE)], spaceBefore: ENTRY_GAP, keepWithNext: true },
    {
      lines: [...text.setLines(`${entry.when}${future}`, WHEN, width), ...text.setLines(way, LABEL, width)],
      spaceBefore: 0,
      divide: 'never',
      keepWithNext: true,
    },
    ...(entry.subject === ''
      ? []
      : [{ lines: text.setLines(entry.subject, HEAD, width, 4), spaceBefore: 2, keepWithNext: true }]),
    { lines: setBody(entry.text, text, width), spaceBefore: 3 },
    { lines: rows.flatMap((row) => setRow(row, text, width)), spaceBefore: 4, divide: 'anywhere' },
  ];
}

function setBody(words: string, text: QuickText, width: number): readonly FlowLine[] {
  const lines: FlowLine[] = [];
  for (const line of words.split('\n')) {
    lines.push(...(line.trim() === '' ? [makeGap(BODY.leading / 2)] : setTextLine(line, text, BODY, width)));
    if (lines.length > MAX_TEXT_LINES) break;
  }
  if (lines.length <= MAX_TEXT_LINES) return lines;
  return [...lines.slice(0, MAX_TEXT_LINES), ...text.setLines('… (the log has more of this message)', NOTE, width)];
}

function setRow(
  { label, value }: { readonly label: string; readonly value: string },
  text: QuickText,
  width: number,
): readonly FlowLine[] {
  return joinColumns([
    { x: 0, lines: text.setLines(label, LABEL, LABEL_WIDTH) },
    { x: LABEL_WIDTH, lines: text.setLines(value, { ...BODY, size: 9, leading: 13 }, width - LABEL_WIDTH, 6) },
  ]);
}
