import { layer, makeGap, moveLine, type FlowLine } from '../own-pages/flow-line.ts';
import { GREY, INK } from '../own-pages/page-style.ts';
import type { QuickStyle, QuickText } from './quick-text.ts';

/** Columns that a writer has lined up with spaces or tabs stand on this grid, in parts of the size. */
const GRID = 0.56;
const TAB_CHARS = 8;
const QUOTE = /^\s*>/;

/** Sets one line of a text: wrapped when it is long, in columns when it was written in columns, quoted text in grey. */
export function setTextLine(line: string, text: QuickText, style: QuickStyle, width: number): readonly FlowLine[] {
  const expanded = expandTabs(line).trimEnd();
  if (expanded === '') return [makeGap(style.leading)];
  const toned = { ...style, color: QUOTE.test(expanded) ? GREY : INK };
  const isLinedUp = /\S {3,}\S|^ {2,}\S/.test(expanded);
  const aligned = isLinedUp ? setOnGrid(expanded, text, toned, width) : undefined;
  return aligned ?? text.setLines(expanded, { ...toned, followsReading: true }, width);
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const character of line) {
    expanded += character === '\t' ? ' '.repeat(TAB_CHARS - (expanded.length % TAB_CHARS)) : character;
  }
  return expanded;
}

/** Each part of a line at the column where it was typed; undefined when that is wider than the page. */
function setOnGrid(line: string, text: QuickText, style: QuickStyle, width: number): readonly FlowLine[] | undefined {
  const parts: FlowLine[] = [];
  let pen = 0;
  for (const match of line.matchAll(/\S+(?: {1,2}\S+)*/g)) {
    const x = Math.max(pen, match.index * GRID * style.size);
    const size = text.measure(match[0], style);
    if (x + size > width) return undefined;
    const [set] = text.setLines(match[0], style, width);
    if (set) parts.push(moveLine(set, x, 0));
    pen = x + size + style.size * 0.5;
  }
  return [layer(parts, style.leading)];
}
