import { layoutParagraph } from '../text/layout-paragraph.ts';
import { inReadingOrder, type PlacedRun, type ShapedLine } from '../text/shaped-run.ts';
import { moveLine, type FlowLine } from './flow-line.ts';
import type { OwnLink, PageItem, TextItem } from './own-page.ts';
import { ACCENT, HAIRLINE_THICKNESS, type TextStyle } from './page-style.ts';

/** Where a stretch of text leads. */
export type LinkTarget = Omit<OwnLink, 'rect' | 'citation'> & {
  readonly citation?: Omit<NonNullable<OwnLink['citation']>, 'part'>;
};

/** Text of one kind; a link is set in the link colour and underlined. */
export type RichSpan = {
  readonly text: string;
  readonly bold?: boolean;
  readonly glued?: boolean;
  readonly link?: LinkTarget;
};

/** Cap height of the packet's text face, in parts of its size. A line's capitals stand in the middle of its height. */
const CAP_HEIGHT = 0.714;
/** From the baseline to the underline, below and outside the letters' bodies. In parts of the size. */
const UNDERLINE_DEPTH = 0.14;
const LINK_DESCENT = 0.26;
const LINK_ASCENT = 0.9;

/** Distance of the baseline from the line's top. */
export function baselineDrop(style: Pick<TextStyle, 'size' | 'leading'>): number {
  return (style.leading + CAP_HEIGHT * style.size) / 2;
}

/** Sets text in lines of a width; links become coloured, underlined, and get their rectangles. */
export function setText(spans: readonly RichSpan[], style: TextStyle, width: number): readonly FlowLine[] {
  const texts = spans.map((span) => ({
    text: span.text,
    bold: span.bold ?? style.bold ?? false,
    glued: span.glued ?? false,
  }));
  const parts = new Map<RichSpan, number>();
  return layoutParagraph(texts, { fonts: style.fonts, size: style.size, maxWidth: width }).map((line) =>
    alignToReading(placeText(line, spans, style, parts), line, style, width),
  );
}

/** Sets plain text in lines of a width. */
export function setPlainText(text: string, style: TextStyle, width: number): readonly FlowLine[] {
  return setText([{ text }], style, width);
}

/** The same line, moved so that its text ends at `right`. */
export function alignLineRight(line: FlowLine, right: number): FlowLine {
  const ends = line.items.map((item) => (item.kind === 'text' ? item.x + (item.run.width * item.size) / 1000 : 0));
  return moveLine(line, right - Math.max(0, ...ends), 0);
}

function alignToReading(set: FlowLine, line: ShapedLine, style: TextStyle, width: number): FlowLine {
  if (!line.rightToLeft) return set;
  return { ...(style.followsReading ? moveLine(set, width - line.width, 0) : set), rightToLeft: true };
}

function placeText(
  line: ShapedLine,
  spans: readonly RichSpan[],
  style: TextStyle,
  parts: Map<RichSpan, number>,
): FlowLine {
  const y = -baselineDrop(style);
  const items: PageItem[] = [];
  const texts = new Map<PlacedRun, TextItem>();
  const links: OwnLink[] = [];
  for (const group of groupBySpan(line.runs)) {
    const span = spans[group.spanIndex];
    const isLink = span?.link !== undefined && span.link.isElsewhere !== true;
    const color = isLink ? ACCENT : style.color;
    for (const placed of group.runs) texts.set(placed, makeTextItem(placed, placed.x, y, color));
    if (!span?.link) continue;
    const part = parts.get(span) ?? 0;
    parts.set(span, part + 1);
    if (isLink) items.push(makeUnderline(group.left, group.right, y - UNDERLINE_DEPTH * style.size));
    links.push(
      makeLink(span.link, part, [group.left, y - LINK_DESCENT * style.size, group.right, y + LINK_ASCENT * style.size]),
    );
  }
  const words = inReadingOrder(line.runs).flatMap((placed) => texts.get(placed) ?? []);
  return { height: style.leading, items: [...words, ...items], links };
}

/** Runs of one span that stand side by side: a mark in another face doesn't divide a link. */
function groupBySpan(runs: readonly PlacedRun[]) {
  const groups: { spanIndex: number; left: number; right: number; runs: PlacedRun[] }[] = [];
  for (const placed of runs) {
    const right = placed.x + (placed.run.width * placed.size) / 1000;
    const last = groups.at(-1);
    if (last?.spanIndex === placed.spanIndex) {
      last.runs.push(placed);
      last.right = right;
    } else {
      groups.push({ spanIndex: placed.spanIndex, left: placed.x, right, runs: [placed] });
    }
  }
  return groups;
}

function makeLink({ citation, ...target }: LinkTarget, part: number, rect: OwnLink['rect']): OwnLink {
  return { rect, ...target, ...(citation && { citation: { ...citation, part } }) };
}

function makeUnderline(left: number, right: number, y: number): PageItem {
  return { kind: 'line', from: [left, y], to: [right, y], thickness: HAIRLINE_THICKNESS, color: ACCENT };
}

function makeTextItem({ run, size, thicken }: PlacedRun, x: number, y: number, color: TextStyle['color']): TextItem {
  return { kind: 'text', run, x, y, size, color, ...(thicken && { thicken }) };
}
