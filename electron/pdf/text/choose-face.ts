import { IGNORABLE, isPlainText } from './clean-text.ts';
import type { PacketFace, PacketFonts } from './packet-fonts.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A stretch of text that one face sets. UTF-16 indexes. */
export type FaceRange = {
  readonly start: number;
  readonly end: number;
  readonly face: PacketFace;
  /** No face has it; `face` is the one whose box for missing characters is drawn. */
  readonly isMissing: boolean;
};

/** Text cut into what people see as single characters (a letter with its marks, an emoji of several code points). */
export function splitGraphemes(text: string): readonly string[] {
  if (isPlainText(text)) return text.split('');
  return Array.from(graphemes.segment(text), (part) => part.segment);
}

/** Which face sets which part. A letter stays with its marks; what no face has goes to the main face. */
export function chooseFaces(text: string, fonts: PacketFonts, bold: boolean): readonly FaceRange[] {
  const order = faceOrder(fonts, bold);
  const [first] = order;
  if (text !== '' && isPlainText(text) && hasAllOf(first, text)) {
    return [{ start: 0, end: text.length, face: first, isMissing: false }];
  }
  const ranges: FaceRange[] = [];
  let at = 0;
  for (const grapheme of splitGraphemes(text)) {
    const last = ranges.at(-1);
    const found =
      findFaceBefore(grapheme, last) ?? order.find((candidate) => listLacking(grapheme, candidate).length === 0);
    const face = found ?? order[0];
    const isMissing = found === undefined;
    const end = at + grapheme.length;
    if (last && last.face === face && last.isMissing === isMissing) ranges[ranges.length - 1] = { ...last, end };
    else ranges.push({ start: takeNeutrals(ranges, face, text), end, face, isMissing });
    at = end;
  }
  return ranges;
}

const plainByFace = new WeakMap<PacketFace, readonly boolean[]>();

/** Whether a face has each character of a plain text. */
function hasAllOf(face: PacketFace, text: string): boolean {
  let known = plainByFace.get(face);
  if (!known) {
    known = Array.from({ length: 128 }, (_, code) => listLacking(String.fromCharCode(code), face).length === 0);
    plainByFace.set(face, known);
  }
  for (let at = 0; at < text.length; at += 1) if (known[text.charCodeAt(at)] !== true) return false;
  return true;
}

const NEUTRAL = /^[\p{P} ]$/u;
const NEUTRAL_END = /[\p{P} ]+$/u;

/** The start of a new range at the end of the text so far: spaces and brackets before a right-to-left word go with it. */
function takeNeutrals(ranges: FaceRange[], face: PacketFace, text: string): number {
  const last = ranges.at(-1);
  if (!last || last.isMissing || !isRightToLeft(face)) return last?.end ?? 0;
  const [neutrals = ''] = NEUTRAL_END.exec(text.slice(last.start, last.end)) ?? [];
  if (Array.from(neutrals).some((character) => !face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)))
    return last.end;
  const end = last.end - neutrals.length;
  if (end > last.start) ranges[ranges.length - 1] = { ...last, end };
  else ranges.pop();
  return end;
}

function isRightToLeft({ covers }: PacketFace): boolean {
  return covers !== undefined && (covers.test('\u05d0') || covers.test('\u0627'));
}

/** Spaces and punctuation behind right-to-left words stay in their face: in one piece readers find the words in order. */
function findFaceBefore(grapheme: string, last: FaceRange | undefined): PacketFace | undefined {
  if (!last || last.isMissing || !NEUTRAL.test(grapheme) || !isRightToLeft(last.face)) return undefined;
  return last.face.font.hasGlyphForCodePoint(grapheme.codePointAt(0) ?? 0) ? last.face : undefined;
}

/** The characters of a (cleaned) text that no face of the fonts has. */
export function listCharactersWithoutFace(text: string, fonts: PacketFonts, bold: boolean): readonly string[] {
  const order = faceOrder(fonts, bold);
  return splitGraphemes(text).flatMap((grapheme) =>
    order.some((face) => listLacking(grapheme, face).length === 0) ? [] : listLacking(grapheme, order[0]),
  );
}

/** The faces in the order in which they are asked for a character. */
export function faceOrder(fonts: PacketFonts, bold: boolean): readonly [PacketFace, ...PacketFace[]] {
  return bold ? [fonts.bold, fonts.regular, ...fonts.boldFallbacks] : [fonts.regular, ...fonts.fallbacks];
}

/** Whether a face has a character; a face for other scripts isn't opened to find out. */
export function hasCharacter(face: PacketFace, character: string): boolean {
  if (face.covers && !face.covers.test(character)) return false;
  return findLacking(character, face).length === 0;
}

const lackingByFace = new WeakMap<PacketFace, Map<string, readonly string[]>>();

function listLacking(grapheme: string, face: PacketFace): readonly string[] {
  let known = lackingByFace.get(face);
  if (!known) lackingByFace.set(face, (known = new Map()));
  let lacking = known.get(grapheme);
  if (!lacking) {
    lacking = findLacking(grapheme, face);
    known.set(grapheme, lacking);
  }
  return lacking;
}

function findLacking(grapheme: string, face: PacketFace): readonly string[] {
  // Opening a face for another script costs time and memory, and would tell the same.
  if (face.covers && !face.covers.test(grapheme)) return [...grapheme];
  if (face.isAdded && !canOpen(face)) return [...grapheme];
  const lacks = (text: string): readonly string[] =>
    [...text].filter(
      (character) => character !== '\n' && !face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    );
  const visible = grapheme.replace(IGNORABLE, '');
  const lacking = lacks(visible);
  // A letter and its mark may be missing apart but there as one character; the shaper composes them.
  return lacking.length > 0 && lacks(visible.normalize('NFC')).length === 0 ? [] : lacking;
}

function canOpen(face: PacketFace): boolean {
  try {
    void face.font;
    return true;
  } catch {
    return false;
  }
}
