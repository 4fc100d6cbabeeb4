import { layoutLine } from '../text/layout-line.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { ShapedLine } from '../text/shaped-run.ts';
import type { OwnPage, PageItem } from './own-page.ts';
import type { PageBody } from './paginate.ts';
import { GREY, HAIRLINE, HAIRLINE_THICKNESS, type Sheet } from './page-style.ts';

const FOOTER_SIZE = 8.5;
const FOOTER_GAP = 24;
const RULE_ABOVE = 15;

export type FooterText = {
  /** The packet's title; cut when it is too long for its place. */
  readonly title: string;
  /** Physical page, 1-based. */
  readonly pageNumber: number;
  readonly totalPages: number;
};

/** Makes a page of what stands between its margins: adds the footer with the packet's title and "Page n of N". */
export function finishPage(body: PageBody, sheet: Sheet, fonts: PacketFonts, footer: FooterText): OwnPage {
  const style = { fonts, size: FOOTER_SIZE, maxWidth: sheet.measure };
  const number = layoutLine(`Page ${footer.pageNumber} of ${footer.totalPages}`, style);
  const title = layoutLine(footer.title, { ...style, maxWidth: sheet.measure - number.width - FOOTER_GAP });
  const ruleY = sheet.footerBaseline + RULE_ABOVE;
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
      ...placeFooterText(title, sheet.left, sheet),
      ...placeFooterText(number, sheet.right - number.width, sheet),
    ],
    links: body.links,
  };
}

function placeFooterText(line: ShapedLine, left: number, sheet: Sheet): readonly PageItem[] {
  return line.runs.map(({ run, x, size }) => ({
    kind: 'text',
    run,
    x: left + x,
    y: sheet.footerBaseline,
    size,
    color: GREY,
  }));
}
