import type { Glyph, GlyphPosition, GlyphRun } from '@cantoo/fontkit';
import bidiFactory from 'bidi-js';
import { IGNORABLE } from './clean-text.ts';
import { isClustered, nameClusters } from './name-clusters.ts';
import type { PacketFace } from './packet-fonts.ts';
import { createPlainShaper, type PlainShaper } from './plain-shaper.ts';
import type { ShapedGlyph, ShapedRun } from './shaped-run.ts';

const bidi = bidiFactory();
/** Zero-width (non-)joiners shape Arabic, Persian and Hindi; nothing else invisible changes how letters look. */
const IGNORABLE_BUT_JOINERS = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
/** Shapers put it under a mark that has no letter. */
const DOTTED_CIRCLE = '\u25cc';
/** The same words are set again on each pass over the page numbers. */
const CACHE_LIMIT = 50_000;
const plainShapers = new WeakMap<PacketFace, PlainShaper>();
const runsByFace = new WeakMap<PacketFace, Map<string, ShapedRun>>();

/**
 * Shapes text in one face and one direction: ligatures, kerning, marks. Line ends don't belong in it. Characters
 * without shape (soft hyphens, direction marks) are left out.
 */
export function shapeText(face: PacketFace, text: string, rightToLeft: boolean): ShapedRun {
  let known = runsByFace.get(face);
  if (!known || known.size > CACHE_LIMIT) runsByFace.set(face, (known = new Map()));
  const key = (rightToLeft ? '<' : '>') + text;
  let run = known.get(key);
  if (!run) {
    const usesJoiners = rightToLeft || isClustered(text);
    const visible = text.replace(usesJoiners ? IGNORABLE_BUT_JOINERS : IGNORABLE, '');
    run = (rightToLeft ? undefined : shapePlainly(face, visible)) ?? shape(face, visible, rightToLeft);
    known.set(key, run);
  }
  return run;
}

function shapePlainly(face: PacketFace, text: string): ShapedRun | undefined {
  const shaper = plainShapers.get(face) ?? createPlainShaper(face);
  plainShapers.set(face, shaper);
  const glyphs = shaper(text);
  return glyphs && { faceId: face.id, glyphs, width: sumAdvances(glyphs), text };
}

/**
 * Sets characters one beside the other, without shaping; a character that the face lacks is drawn as its box. The
 * shaper isn't asked: it throws on scripts that the font knows nothing of.
 */
export function setUnshaped(face: PacketFace, text: string, rightToLeft: boolean): ShapedRun {
  const visible = text.replace(IGNORABLE, '');
  const scale = 1000 / face.font.unitsPerEm;
  const glyphs = Array.from(visible, (character): ShapedGlyph => {
    const glyph = face.font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    return { glyphId: glyph?.id ?? 0, text: character, advance: (glyph?.advanceWidth ?? 0) * scale, dx: 0, dy: 0 };
  });
  if (rightToLeft) glyphs.reverse();
  return { faceId: face.id, glyphs, width: sumAdvances(glyphs), text: visible };
}

function shape(face: PacketFace, text: string, rightToLeft: boolean): ShapedRun {
  if (text === '') return { faceId: face.id, glyphs: [], width: 0, text };
  const drawn = rightToLeft ? mirror(text) : text;
  const laidOut = tryLayout(face, drawn, rightToLeft);
  if (!laidOut) return setUnshaped(face, text, rightToLeft);
  const placed = laidOut.glyphs.map((glyph, index) => ({
    glyph,
    position: laidOut.positions?.[index] ?? { xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 },
  }));
  if (rightToLeft) placed.reverse();
  if (isClustered(text)) return shapeClusters(face, placed, { drawn, text, rightToLeft });
  const aligner = createAligner(drawn, text);
  const shaped: ShapedGlyph[] = [];
  for (const { glyph, position } of placed) {
    const characters = aligner.take(glyph, position);
    if (characters === undefined) continue;
    const next = placeGlyph(face, glyph, position, characters);
    const whole = characters === '' ? findWhole(face, shaped.at(-1), next.advance) : undefined;
    if (whole) shaped[shaped.length - 1] = whole;
    else shaped.push(next);
  }
  if (rightToLeft) shaped.reverse();
  return { faceId: face.id, glyphs: shaped, width: sumAdvances(shaped), text };
}

/** Scripts whose letters change places or come with marks: a letter's first glyph stands for it and its marks. */
function shapeClusters(
  face: PacketFace,
  placed: readonly { readonly glyph: Glyph; readonly position: GlyphPosition }[],
  { drawn, text, rightToLeft }: { readonly drawn: string; readonly text: string; readonly rightToLeft: boolean },
): ShapedRun {
  const named = placed.map(({ glyph, position }) => ({ codePoints: glyph.codePoints, advance: position.xAdvance }));
  const texts = nameClusters(named, drawn, text);
  const glyphs = placed.flatMap(({ glyph, position }, index): ShapedGlyph[] => {
    const characters = texts[index];
    if (characters === undefined) return [];
    // Readers take what they find from left to right and turn it around, character by character.
    return [placeGlyph(face, glyph, position, rightToLeft ? turnAround(characters) : characters)];
  });
  if (rightToLeft) glyphs.reverse();
  return { faceId: face.id, glyphs, width: sumAdvances(glyphs), text };
}

function turnAround(text: string): string {
  return Array.from(text).reverse().join('');
}

function placeGlyph(face: PacketFace, glyph: Glyph, position: GlyphPosition, text: string): ShapedGlyph {
  const scale = 1000 / face.font.unitsPerEm;
  return {
    glyphId: glyph.id,
    text,
    advance: position.xAdvance * scale,
    dx: position.xOffset * scale,
    dy: position.yOffset * scale,
  };
}

/** Undefined where the shaper gives up (fontkit 2.0.12 does on some sequences of rare scripts): plain letters are better than no packet. */
function tryLayout(face: PacketFace, text: string, rightToLeft: boolean): GlyphRun | undefined {
  try {
    return face.font.layout(text, null, null, null, rightToLeft ? 'rtl' : 'ltr');
  } catch {
    return undefined;
  }
}

function sumAdvances(glyphs: readonly ShapedGlyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
}

/**
 * A font may take a letter apart (`ẹ` into `e` and a dot). Then the second glyph stands for no character of its own,
 * which can't be said in a PDF; the same letter in one piece can. Undefined when the font has no such piece.
 */
function findWhole(face: PacketFace, first: ShapedGlyph | undefined, advance: number): ShapedGlyph | undefined {
  if (!first) return undefined;
  const { font } = face;
  const [letter = '', ...more] = first.text.normalize('NFC');
  const codePoint = letter.codePointAt(0);
  if (codePoint === undefined || more.length > 0 || !font.hasGlyphForCodePoint(codePoint)) return undefined;
  const whole = font.glyphForCodePoint(codePoint);
  if (!whole || whole.id === first.glyphId || whole.advanceWidth !== font.getGlyph(first.glyphId)?.advanceWidth)
    return undefined;
  return { ...first, glyphId: whole.id, advance: first.advance + advance };
}

function mirror(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

/**
 * Finds which characters each glyph stands for. The shaper composes and reorders marks (`e` + acute becomes `é`) and
 * names what it made, so the written characters are found again by canonical equivalence. Marks in unusual order come
 * back in canonical order.
 */
function createAligner(drawn: string, written: string) {
  let at = 0;
  /** What was named since the last place where both texts agreed. */
  let open = '';
  const take = (glyph: Glyph, position: GlyphPosition): string | undefined => {
    const next = drawn[at];
    if ((next === '\u200c' || next === '\u200d') && position.xAdvance === 0) {
      at += 1;
      return undefined;
    }
    const named = String.fromCodePoint(...glyph.codePoints);
    if (named === '' || (named === DOTTED_CIRCLE && next !== DOTTED_CIRCLE)) return '';
    const wasOpen = open !== '';
    open += named;
    const length = matchLength(drawn, at, open);
    if (length === 0) return named;
    const characters = wasOpen ? named : written.slice(at, at + length);
    at += length;
    open = '';
    return characters;
  };
  return { take };
}

/** Length of the text that is canonically `named` at a place; 0 when something else stands there. */
function matchLength(text: string, at: number, named: string): number {
  if (text.startsWith(named, at)) return named.length;
  const canonical = named.normalize('NFD');
  for (let length = 1; length <= canonical.length; length += 1) {
    if (text.slice(at, at + length).normalize('NFD') === canonical) return length;
  }
  return 0;
}

/** Makes one run of runs of one face and one direction, given in the order in which they stand on paper. */
export function joinRuns(runs: readonly [ShapedRun, ...ShapedRun[]], rightToLeft: boolean): ShapedRun {
  if (runs.length === 1) return runs[0];
  const texts = runs.map((run) => run.text);
  return {
    faceId: runs[0].faceId,
    glyphs: runs.flatMap((run) => run.glyphs),
    width: runs.reduce((sum, run) => sum + run.width, 0),
    text: (rightToLeft ? texts.reverse() : texts).join(''),
  };
}
