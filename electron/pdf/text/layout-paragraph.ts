import { chooseFaces, splitGraphemes } from './choose-face.ts';
import { cleanText } from './clean-text.ts';
import { findDirections, orderByDirection } from './find-directions.ts';
import { holdEdgeSpaces, type DirectedRun } from './hold-edge-spaces.ts';
import { listLineBreaks } from './list-line-breaks.ts';
import type { PacketFace, PacketFonts } from './packet-fonts.ts';
import { joinRuns, setUnshaped, shapeText } from './shape-text.ts';
import type { ShapedLine, ShapedRun } from './shaped-run.ts';

/** A part of a paragraph. */
export type TextSpan = {
  readonly text: string;
  readonly bold?: boolean;
  /** Its no-break spaces are ours, put there to hold words together; readers of the text get plain spaces. */
  readonly glued?: boolean;
};

export type ParagraphStyle = {
  readonly fonts: PacketFonts;
  /** Points. */
  readonly size: number;
  /** Points. */
  readonly maxWidth: number;
};

/** Text of one face, one direction and one span, with its place in the paragraph (UTF-16 indexes). */
type Item = {
  readonly start: number;
  readonly end: number;
  readonly face: PacketFace;
  readonly isMissing: boolean;
  readonly level: number;
  readonly spanIndex: number;
};
type Piece = {
  readonly run: ShapedRun;
  readonly level: number;
  readonly spanIndex: number;
  readonly start: number;
  readonly thicken: boolean;
};
type Pieces = { readonly list: readonly Piece[]; readonly width: number };
/** Text between two places where a line may end; the spaces at its end take room only when more follows. */
type Chunk = {
  readonly start: number;
  readonly visibleEnd: number;
  readonly visible: Pieces;
  readonly spaces: Pieces;
  readonly endsLine: boolean;
};

/** A word of more characters is cut without being measured whole: shaping takes more than linear time. */
const LONG_WORD = 600;

/**
 * Breaks a paragraph into lines (first fit; UAX #14) and orders each line's runs for paper (UAX #9). No line is wider
 * than `maxWidth` (down to single characters); a word that is longer than a line is cut between characters. `\n` ends a line. Spaces at a line's end are
 * not part of it. An empty text has no lines.
 */
export function layoutParagraph(spans: readonly TextSpan[], style: ParagraphStyle): readonly ShapedLine[] {
  const kept = linesByFonts.get(style.fonts) ?? createKeptLines();
  linesByFonts.set(style.fonts, kept);
  return kept.find(spans, style) ?? kept.keep(spans, style, breakLines(spans, style));
}

/** The same paragraphs are set again on each pass over the page numbers, and for the next packet of the thread. */
const linesByFonts = new WeakMap<PacketFonts, KeptLines>();
/** Of all texts together; what they were set to takes some hundred bytes for each. */
const MAX_KEPT_CHARACTERS = 60_000;

type KeptLines = {
  readonly find: (spans: readonly TextSpan[], style: ParagraphStyle) => readonly ShapedLine[] | undefined;
  readonly keep: (
    spans: readonly TextSpan[],
    style: ParagraphStyle,
    lines: readonly ShapedLine[],
  ) => readonly ShapedLine[];
};

function createKeptLines(): KeptLines {
  const known = new Map<string, readonly ShapedLine[]>();
  let characters = 0;
  const nameParagraph = (spans: readonly TextSpan[], { size, maxWidth }: ParagraphStyle): string => {
    const parts = spans.map(({ text, bold, glued }) => `${bold ? 'b' : ''}${glued ? 'g' : ''}${text.length} ${text}`);
    return `${size} ${maxWidth} ${parts.join('')}`;
  };
  return {
    find: (spans, style) => known.get(nameParagraph(spans, style)),
    keep: (spans, style, lines) => {
      const name = nameParagraph(spans, style);
      characters += name.length;
      if (characters > MAX_KEPT_CHARACTERS) {
        known.clear();
        characters = name.length;
      }
      known.set(name, lines);
      return lines;
    },
  };
}

function breakLines(spans: readonly TextSpan[], style: ParagraphStyle): readonly ShapedLine[] {
  const paragraph = createParagraph(spans, style);
  const lines: ShapedLine[] = [];
  let rightToLeft = false;
  let line: Piece[] = [];
  let width = 0;
  let pending: Pieces = { list: [], width: 0 };
  const close = (): void => {
    lines.push(placeLine(line, style.size, rightToLeft));
    line = [];
    width = 0;
    pending = { list: [], width: 0 };
  };
  const append = (pieces: Pieces): void => {
    if (line.length > 0) line.push(...pending.list);
    width += (line.length > 0 ? pending.width : 0) + pieces.width;
    line.push(...pieces.list);
  };
  for (const chunk of paragraph.listChunks()) {
    if (line.length > 0 && width + pending.width + chunk.visible.width > style.maxWidth + 0.001) close();
    rightToLeft = paragraph.isRightToLeft(chunk.start);
    const parts = chunk.visible.width > style.maxWidth + 0.001 ? paragraph.cut(chunk) : [chunk.visible];
    parts.forEach((part, index) => {
      if (index > 0) close();
      if (part.list.length > 0) append(part);
    });
    pending = chunk.spaces;
    if (chunk.endsLine) close();
  }
  if (line.length > 0) close();
  return lines;
}

function createParagraph(spans: readonly TextSpan[], { fonts, size, maxWidth }: ParagraphStyle) {
  const texts = spans.map((span) => cleanText(span.text));
  const text = texts.join('');
  const { levels, isRightToLeft } = findDirections(text, listGlued(spans, texts));
  const items = listItems(spans, texts, levels, fonts);

  const shapeRange = (start: number, end: number): Pieces => {
    const list = items.flatMap((item): Piece[] => {
      const from = Math.max(start, item.start);
      const to = Math.min(end, item.end);
      if (from >= to) return [];
      const raw = text.slice(from, to).replaceAll('\n', '');
      const words = spans[item.spanIndex]?.glued ? raw.replaceAll('\u00a0', ' ') : raw;
      const run = setRun(item, words, item.level % 2 === 1);
      const thicken = spans[item.spanIndex]?.bold === true && item.face.isOnlyRegular && !item.isMissing;
      return run.glyphs.length > 0 ? [{ run, level: item.level, spanIndex: item.spanIndex, start: from, thicken }] : [];
    });
    return { list, width: list.reduce((sum, piece) => sum + (piece.run.width * size) / 1000, 0) };
  };

  const listChunks = (): readonly Chunk[] => {
    const chunks: Chunk[] = [];
    let start = 0;
    for (const end of listLineBreaks(text)) {
      const visibleEnd = start + text.slice(start, end).replace(/[\n \u2000-\u200a]+$/, '').length;
      const isLong = visibleEnd - start > LONG_WORD;
      chunks.push({
        start,
        visibleEnd,
        visible: isLong ? { list: [], width: Number.POSITIVE_INFINITY } : shapeRange(start, visibleEnd),
        spaces: shapeRange(visibleEnd, end),
        endsLine: text[end - 1] === '\n',
      });
      start = end;
    }
    return chunks;
  };

  const cut = (chunk: Chunk): readonly Pieces[] => {
    const parts: Pieces[] = [];
    let start = chunk.start;
    while (start < chunk.visibleEnd) {
      const word = text.slice(start, Math.min(chunk.visibleEnd, start + LONG_WORD)).toWellFormed();
      const length = findCut(word, fonts, size, maxWidth, (count) => shapeRange(start, start + count).width);
      parts.push(shapeRange(start, start + length));
      start += length;
    }
    return parts;
  };
  return { listChunks, cut, isRightToLeft };
}

/** Where our own words stand: a citation reads the same in every paragraph. */
function listGlued(spans: readonly TextSpan[], texts: readonly string[]) {
  let end = 0;
  return spans.flatMap((span, index) => {
    const start = end;
    end += texts[index]?.length ?? 0;
    return span.glued ? [{ start, end }] : [];
  });
}

/** Length of the longest start of a word that fits in a width; at least one character. */
function findCut(
  word: string,
  fonts: PacketFonts,
  size: number,
  maxWidth: number,
  measureStart: (length: number) => number,
): number {
  const measure = (unit: string): number =>
    chooseFaces(unit, fonts, false).reduce(
      (sum, range) => sum + (setRun(range, unit.slice(range.start, range.end), false).width * size) / 1000,
      0,
    );
  // A letter with more marks than fit in a line is cut between them.
  const units = splitGraphemes(word).flatMap((unit) => (measure(unit) > maxWidth ? [...unit] : [unit]));
  const ends: number[] = [];
  let width = 0;
  let at = 0;
  for (const unit of units) {
    width += measure(unit);
    // Kerning may win some room back.
    if (width > maxWidth * 1.05 && ends.length > 0) break;
    at += unit.length;
    ends.push(at);
  }
  while (ends.length > 1 && measureStart(ends.at(-1) ?? 0) > maxWidth) ends.pop();
  return ends[ends.length - 1] ?? word.length;
}

function setRun({ face, isMissing }: Pick<Item, 'face' | 'isMissing'>, text: string, rightToLeft: boolean): ShapedRun {
  return isMissing ? setUnshaped(face, text, rightToLeft) : shapeText(face, text, rightToLeft);
}

function listItems(
  spans: readonly TextSpan[],
  texts: readonly string[],
  levels: Uint8Array,
  fonts: PacketFonts,
): readonly Item[] {
  const items: Item[] = [];
  let offset = 0;
  spans.forEach((span, spanIndex) => {
    const text = texts[spanIndex] ?? '';
    for (const range of chooseFaces(text, fonts, span.bold ?? false)) {
      let start = offset + range.start;
      const end = offset + range.end;
      for (let at = start + 1; at <= end; at += 1) {
        if (at < end && levels[at] === levels[start]) continue;
        items.push({
          start,
          end: at,
          face: range.face,
          isMissing: range.isMissing,
          level: levels[start] ?? 0,
          spanIndex,
        });
        start = at;
      }
    }
    offset += text.length;
  });
  return items;
}

function placeLine(pieces: readonly Piece[], size: number, rightToLeft: boolean): ShapedLine {
  const groups: [Piece, ...Piece[]][] = [];
  for (const piece of orderByDirection(pieces)) {
    const group = groups.at(-1);
    const joins =
      group?.[0].run.faceId === piece.run.faceId &&
      group[0].level === piece.level &&
      group[0].spanIndex === piece.spanIndex;
    if (group && joins) group.push(piece);
    else groups.push([piece]);
  }
  let x = 0;
  const runs = groups.map(([first, ...rest]): DirectedRun => {
    const run = joinRuns([first.run, ...rest.map((piece) => piece.run)], first.level % 2 === 1);
    const start = Math.min(first.start, ...rest.map((piece) => piece.start));
    const placed = { run, x, size, spanIndex: first.spanIndex, start, ...(first.thicken && { thicken: true }) };
    x += (run.width * size) / 1000;
    return { placed, level: first.level };
  });
  if (runs.every(({ level }) => level === 0)) return { runs: runs.map(({ placed }) => placed), width: x };
  const inOrder = runs.toSorted((a, b) => a.placed.start - b.placed.start);
  const held = holdEdgeSpaces(inOrder).toSorted((a, b) => a.x - b.x);
  return { runs: held, width: x, ...(rightToLeft && { rightToLeft }) };
}
