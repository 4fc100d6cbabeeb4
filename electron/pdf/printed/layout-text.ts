import { INK, type Sheet } from '../own-pages/page-style.ts';
import { placeLines, type PageBody } from '../own-pages/paginate.ts';
import type { FlowLine } from '../own-pages/flow-line.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { setTextLine } from './layout-lines.ts';
import { finishPrintedPages, formatCount, makePrintSheet, MAX_PRINTED_PAGES, type PrintedFile } from './print-sheet.ts';
import { createQuickText, type QuickText } from './quick-text.ts';
import type { PlainText } from './read-plain-text.ts';

export const BODY_STYLE = { size: 9.5, leading: 13, color: INK } as const;

/** Prints a text: its lines, wrapped where they are long. The same text gives the same pages. */
export function layoutText(text: PlainText, fonts: PacketFonts): PrintedFile {
  const sheet = makePrintSheet();
  const quick = createQuickText(fonts);
  const filled = fillPages([], text.lines, { text: quick, sheet });
  const lastLine = filled.lastLines.at(-1) ?? text.lines.length;
  const isCut = lastLine < text.lines.length || text.isCut;
  const total = formatCount(text.lines.length);
  return {
    pages: finishPrintedPages(filled.pages, sheet, fonts, {
      noun: 'Text file',
      captions: (index) => {
        const first = (filled.lastLines[index - 1] ?? 0) + 1;
        return `Lines ${formatCount(first)} to ${formatCount(filled.lastLines[index] ?? 0)} of ${total}`;
      },
    }),
    isCut,
    extent: isCut ? `lines 1 to ${formatCount(lastLine)}` : '',
    missing: [...quick.missing()],
  };
}

type Filled = {
  readonly pages: readonly PageBody[];
  /** The last line of the text on each page, 1-based. */
  readonly lastLines: readonly number[];
};

/** Fills pages from the top, first with what stands ahead of the text; ends at the limit of pages. */
export function fillPages(
  ahead: readonly FlowLine[],
  lines: readonly string[],
  { text, sheet }: { readonly text: QuickText; readonly sheet: Sheet },
): Filled {
  const room = sheet.top - sheet.bottom;
  const pages: PageBody[] = [];
  const lastLines: number[] = [];
  let page: FlowLine[] = [];
  let used = 0;
  const close = (lineNumber: number): void => {
    pages.push(placeLines(page, sheet));
    lastLines.push(lineNumber);
    page = [];
    used = 0;
  };
  const add = (line: FlowLine, lineNumber: number): void => {
    if (used + line.height > room + 0.01 && page.length > 0) close(lineNumber);
    page.push(line);
    used += line.height;
  };
  for (const line of ahead) add(line, 0);
  for (const [index, line] of lines.entries()) {
    for (const set of setTextLine(line, text, BODY_STYLE, sheet.measure)) add(set, index);
    if (pages.length >= MAX_PRINTED_PAGES) return { pages: pages.slice(0, MAX_PRINTED_PAGES), lastLines };
  }
  if (page.length > 0 || pages.length === 0) close(lines.length);
  return { pages: pages.slice(0, MAX_PRINTED_PAGES), lastLines };
}
