import { join } from 'node:path';
import { joinColumns } from './own-pages/flow-line.ts';
import { ACCENT, GREY, INK, makeSheet } from './own-pages/page-style.ts';
import { paginate, type FlowBlock } from './own-pages/paginate.ts';
import { makeSectionTitle } from './own-pages/section-title.ts';
import { writeOwnPages } from './own-pages/write-own-pages.ts';
import { getPrintFonts } from './printed/print-file.ts';
import { createQuickText } from './printed/quick-text.ts';
import { withoutAddedFaces } from './text/packet-fonts.ts';

const TEXT = { size: 11, leading: 16.5, color: INK } as const;
const NUMBER = { size: 10, leading: 34, color: GREY } as const;
const GROUP = { size: 24, leading: 34, color: ACCENT, bold: true } as const;
const NUMBER_WIDTH = 28;

/** A page to print and put away: the groups of a recovery code, large, one below the other, with their numbers. */
export async function drawCodePage(options: {
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly groups: readonly string[];
  readonly resourcesDir: string;
}): Promise<Uint8Array> {
  const fonts = withoutAddedFaces(getPrintFonts(join(options.resourcesDir, 'fonts')));
  const sheet = makeSheet('letter');
  const text = createQuickText(fonts);
  const setParagraph = (words: string): FlowBlock => ({
    lines: text.setLines(words, TEXT, sheet.measure),
    spaceBefore: 8,
  });
  const groups = options.groups.flatMap((group, index) =>
    joinColumns([
      { x: 0, lines: text.setLines(String(index + 1), NUMBER, NUMBER_WIDTH) },
      { x: NUMBER_WIDTH, lines: text.setLines([...group].join(' '), GROUP, sheet.measure - NUMBER_WIDTH) },
    ]),
  );
  const bodies = paginate(
    [
      makeSectionTitle(options.title, fonts, sheet.measure),
      ...options.before.map(setParagraph),
      { lines: groups, spaceBefore: 20, divide: 'never' },
      { lines: [], spaceBefore: 12 },
      ...options.after.map(setParagraph),
    ],
    sheet,
  );
  const pages = bodies.map((body) => ({ width: sheet.width, height: sheet.height, ...body }));
  return writeOwnPages(pages, fonts, options.title);
}
