import type { FlowLine } from '../own-pages/flow-line.ts';
import type { PageItem } from '../own-pages/own-page.ts';
import { baselineDrop, setPlainText } from '../own-pages/set-text.ts';
import type { TextStyle } from '../own-pages/page-style.ts';
import { faceOrder, hasCharacter } from '../text/choose-face.ts';
import { cleanText } from '../text/clean-text.ts';
import type { PacketFace, PacketFonts } from '../text/packet-fonts.ts';
import type { ShapedGlyph } from '../text/shaped-run.ts';

/** One character in the face that has it; in none, the main face's box stands in its place. */
type Letter = { readonly faceId: string; readonly glyph: ShapedGlyph; readonly isMissing: boolean };

/** Marks, joiners, right-to-left and Indic scripts, emoji: letters that stand by themselves nowhere. */
const NEEDS_SHAPING =
  /[\p{M}\p{Default_Ignorable_Code_Point}\u0590-\u08ff\u0900-\u109f\u1100-\u11ff\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufeff\u{10000}-\u{10ffff}]/u;
/** A line may end behind spaces and these marks, and between the letters of Chinese, Japanese and Korean. */
const BREAKS_BEHIND = /[ \-/,;|\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/;
/** Shaping takes more than linear time. */
const SHAPED_CHARS = 400;

export type QuickStyle = Pick<TextStyle, 'size' | 'leading' | 'color' | 'bold' | 'followsReading'>;

export type QuickText = {
  /** Width in points, up to a limit of characters that no line has. */
  readonly measure: (text: string, style: QuickStyle) => number;
  /** Lines of a width; the last of `maxLines` ends in an ellipsis when more would follow. No line end in the text. */
  readonly setLines: (text: string, style: QuickStyle, width: number, maxLines?: number) => readonly FlowLine[];
  /** Characters that no face has, of all that was set so far. */
  readonly missing: () => ReadonlySet<string>;
};

/**
 * Sets large amounts of plain text: letter beside letter, without kerning and ligatures, which reports and mails don't
 * need. What can't be set so (scripts that join their letters) is shaped as everywhere else.
 */
export function createQuickText(fonts: PacketFonts): QuickText {
  const missing = new Set<string>();
  const findLetter = createLetters(fonts, missing);
  const setShaped = (text: string, style: QuickStyle, width: number): readonly FlowLine[] =>
    cutText(text).flatMap((part) => setPlainText(part, { fonts, ...style }, width));

  const setQuickly = (text: string, style: QuickStyle, width: number): readonly FlowLine[] => {
    const letters = Array.from(text, (character) => findLetter(character, style.bold ?? false));
    return breakLines(letters, (width * 1000) / style.size).map(({ start, end }) =>
      placeLetters(letters.slice(start, end), style),
    );
  };
  return {
    missing: () => missing,
    measure: (text, style) => {
      const clean = cleanText(text.slice(0, 1000)).replaceAll('\n', ' ');
      let sum = 0;
      for (const character of clean) sum += findLetter(character, style.bold ?? false).glyph.advance;
      return (sum * style.size) / 1000;
    },
    setLines: (text, style, width, maxLines = Infinity) => {
      // No line holds more than this; measuring what is cut anyway would only take time.
      const most = Number.isFinite(maxLines) ? Math.ceil((maxLines * width) / (style.size * 0.2)) : Infinity;
      const clean = cleanText(text).replaceAll('\n', ' ').slice(0, most);
      const set = NEEDS_SHAPING.test(clean) ? setShaped : setQuickly;
      const lines = set(clean, style, width);
      if (lines.length <= maxLines && clean.length < most) return lines;
      return [...lines.slice(0, maxLines - 1), ...setQuickly('… (the file has more here)', style, width).slice(0, 1)];
    },
  };
}

function createLetters(fonts: PacketFonts, missing: Set<string>): (character: string, isBold: boolean) => Letter {
  const regular = new Map<string, Letter>();
  const bold = new Map<string, Letter>();
  return (character, isBold) => {
    const known = (isBold ? bold : regular).get(character);
    if (known) return known;
    const face = faceOrder(fonts, isBold).find((candidate) => hasCharacter(candidate, character));
    if (!face) missing.add(character);
    const letter = makeLetter(face ?? fonts.regular, character, face === undefined);
    (isBold ? bold : regular).set(character, letter);
    return letter;
  };
}

function makeLetter(face: PacketFace, character: string, isMissing: boolean): Letter {
  const glyph = face.font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  const advance = ((glyph?.advanceWidth ?? 0) * 1000) / face.font.unitsPerEm;
  return { faceId: face.id, glyph: { glyphId: glyph?.id ?? 0, text: character, advance, dx: 0, dy: 0 }, isMissing };
}

type Range = { readonly start: number; readonly end: number };

/** First fit: behind spaces and hyphens, between ideographs; a longer word is cut. `width` in thousandths of the size. */
function breakLines(letters: readonly Letter[], width: number): readonly Range[] {
  const lines: Range[] = [];
  let start = 0;
  let breakAt = 0;
  let used = 0;
  for (const [at, { glyph }] of letters.entries()) {
    if (used + glyph.advance > width && at > start && glyph.text !== ' ') {
      const end = breakAt > start ? breakAt : at;
      lines.push({ start, end });
      start = end;
      used = sumAdvances(letters, start, at);
    }
    used += glyph.advance;
    if (BREAKS_BEHIND.test(glyph.text)) breakAt = at + 1;
  }
  return [...lines, { start, end: letters.length }];
}

function sumAdvances(letters: readonly Letter[], start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at += 1) sum += letters[at]?.glyph.advance ?? 0;
  return sum;
}

function placeLetters(letters: readonly Letter[], style: QuickStyle): FlowLine {
  const items: PageItem[] = [];
  const y = -baselineDrop(style);
  let x = 0;
  for (let at = 0; at < letters.length;) {
    const faceId = letters[at]?.faceId ?? '';
    let end = at;
    while (end < letters.length && letters[end]?.faceId === faceId) end += 1;
    const glyphs = letters.slice(at, end).map(({ glyph }) => glyph);
    const width = glyphs.reduce((sum, { advance }) => sum + advance, 0);
    const text = glyphs.map((glyph) => glyph.text).join('');
    items.push({ kind: 'text', run: { faceId, glyphs, width, text }, x, y, size: style.size, color: style.color });
    x += (width * style.size) / 1000;
    at = end;
  }
  return { height: style.leading, items: letters.length > 0 ? items : [], links: [] };
}

/** Pieces that end behind a space where there is one, and never inside a character. */
function cutText(text: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + SHAPED_CHARS);
    const space = text.lastIndexOf(' ', end - 1);
    if (end < text.length && space > at + SHAPED_CHARS / 2) end = space + 1;
    else if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
