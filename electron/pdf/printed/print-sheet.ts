import { layoutLine } from '../text/layout-line.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { ShapedLine } from '../text/shaped-run.ts';
import type { OwnPage, PageItem } from '../own-pages/own-page.ts';
import { GREY, HAIRLINE, HAIRLINE_THICKNESS, type Sheet } from '../own-pages/page-style.ts';
import type { PageBody } from '../own-pages/paginate.ts';

/** More of a mail or a report than anybody reads; the kit holds the file itself. */
export const MAX_PRINTED_PAGES = 200;

/** As wide as A4 and as high as Letter: fits on both, so that a page number is the same in every packet. Points. */
const SHORT_SIDE = 595.28;
const LONG_SIDE = 792;
const MARGIN = 44;
const FOOTER_BASELINE = 26;
const FOOTER_SIZE = 8;
const FOOTER_GAP = 24;

/** A printed file: its pages, and what of it they hold. */
export type PrintedFile = {
  readonly pages: readonly OwnPage[];
  /** True when the file goes on behind the last page. */
  readonly isCut: boolean;
  /** What stands on the pages, in words for people: `rows 1 to 4,210`; empty when it is all. */
  readonly extent: string;
  /** Characters that no face has; boxes stand in their place. */
  readonly missing: readonly string[];
};

export function makePrintSheet(isLandscape = false): Sheet {
  const [width, height] = isLandscape ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  return {
    width,
    height,
    left: MARGIN,
    right: width - MARGIN,
    top: height - MARGIN,
    bottom: MARGIN + 4,
    measure: width - 2 * MARGIN,
    footerBaseline: FOOTER_BASELINE,
  };
}

/**
 * Gives each page its footer: what it shows at the left, and at the right its number within the file. It is never the
 * packet's page number: it says of what it is one.
 */
export function finishPrintedPages(
  bodies: readonly PageBody[],
  sheet: Sheet,
  fonts: PacketFonts,
  { noun, captions }: { readonly noun: string; readonly captions: (pageIndex: number) => string },
): readonly OwnPage[] {
  return bodies.map((body, index) => {
    const number = layoutLine(`${noun}, page ${index + 1} of ${bodies.length}`, {
      fonts,
      size: FOOTER_SIZE,
      maxWidth: sheet.measure,
    });
    const room = sheet.measure - number.width - FOOTER_GAP;
    const caption = layoutLine(captions(index), { fonts, size: FOOTER_SIZE, maxWidth: room });
    const ruleY = sheet.footerBaseline + 12;
    const rule: PageItem = {
      kind: 'line',
      from: [sheet.left, ruleY],
      to: [sheet.right, ruleY],
      thickness: HAIRLINE_THICKNESS,
      color: HAIRLINE,
    };
    return {
      width: sheet.width,
      height: sheet.height,
      items: [
        ...body.items,
        rule,
        ...placeLine(caption, sheet.left, sheet.footerBaseline),
        ...placeLine(number, sheet.right - number.width, sheet.footerBaseline),
      ],
      links: [],
    };
  });
}

function placeLine(line: ShapedLine, left: number, y: number): readonly PageItem[] {
  return line.runs.map(({ run, x, size }) => ({ kind: 'text', run, x: left + x, y, size, color: GREY }));
}

/** A number as people read it: `12,408`. The same on every system. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
