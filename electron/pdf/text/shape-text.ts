import type { Glyph, GlyphPosition } from '@cantoo/fontkit';
import bidiFactory from 'bidi-js';
import type { PacketFace } from './packet-fonts.ts';
import type { ShapedGlyph, ShapedRun } from './shaped-run.ts';

const bidi = bidiFactory();
/** Zero-width (non-)joiners shape Arabic and Persian; nothing else invisible changes how letters look. */
const IGNORABLE_BUT_JOINERS = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
const IGNORABLE_AND_JOINERS = /\p{Default_Ignorable_Code_Point}/gu;
/** The same words are set again on each pass over the page numbers. */
const CACHE_LIMIT = 50_000;
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
    run = shape(face, text.replace(rightToLeft ? IGNORABLE_BUT_JOINERS : IGNORABLE_AND_JOINERS, ''), rightToLeft);
    known.set(key, run);
  }
  return run;
}

function shape(face: PacketFace, text: string, rightToLeft: boolean): ShapedRun {
  if (text === '') return { faceId: face.id, glyphs: [], width: 0, text };
  const drawn = rightToLeft ? mirror(text) : text;
  const { glyphs, positions } = face.font.layout(drawn, null, null, null, rightToLeft ? 'rtl' : 'ltr');
  const scale = 1000 / face.font.unitsPerEm;
  const placed = glyphs.map((glyph, index) => ({ glyph, position: positions?.[index] }));
  if (rightToLeft) placed.reverse();
  const aligner = createAligner(drawn, text);
  const shaped = placed.flatMap(({ glyph, position }): ShapedGlyph[] => {
    const characters = aligner.take(glyph, position);
    if (characters === undefined) return [];
    return [
      {
        glyphId: glyph.id,
        text: characters,
        advance: (position?.xAdvance ?? glyph.advanceWidth) * scale,
        dx: (position?.xOffset ?? 0) * scale,
        dy: (position?.yOffset ?? 0) * scale,
      },
    ];
  });
  if (rightToLeft) shaped.reverse();
  return { faceId: face.id, glyphs: shaped, width: shaped.reduce((sum, glyph) => sum + glyph.advance, 0), text };
}

function mirror(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

/**
 * Finds which characters each glyph stands for. The shaper composes (`e` + acute becomes `é`) and says only what it
 * composed to, so the written characters are found again by canonical equivalence.
 */
function createAligner(drawn: string, written: string) {
  let at = 0;
  const take = (glyph: Glyph, position: GlyphPosition | undefined): string | undefined => {
    const next = drawn[at];
    if ((next === '\u200c' || next === '\u200d') && position?.xAdvance === 0) {
      at += 1;
      return undefined;
    }
    const meant = String.fromCodePoint(...glyph.codePoints);
    const length = matchLength(drawn, at, meant);
    const characters = length === 0 ? meant : written.slice(at, at + length);
    at += length;
    return characters;
  };
  return { take };
}

/** Length of what is canonically `meant` at a place of a text; 0 when something else stands there (marks in unusual order). */
function matchLength(text: string, at: number, meant: string): number {
  if (text.startsWith(meant, at)) return meant.length;
  const canonical = meant.normalize('NFD');
  for (let length = 1; length <= canonical.length + 1; length += 1) {
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
