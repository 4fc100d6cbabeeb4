import { findTable, listLookups, openCoverage, readWords, type Lookup } from './layout-table.ts';
import type { PacketFace } from './packet-fonts.ts';
import { createKerning, type Shift } from './pair-kerning.ts';
import type { ShapedGlyph } from './shaped-run.ts';

/**
 * Shapes a text as fontkit does, or gives undefined when it can't: fontkit is asked then.
 * @param text left to right
 */
export type PlainShaper = (text: string) => readonly ShapedGlyph[] | undefined;

/** What fontkit switches on for Latin text that runs left to right (its default shaper). */
const SUBSTITUTIONS = new Set(['rvrn', 'ltra', 'ltrm', 'ccmp', 'locl', 'rlig', 'calt', 'clig', 'liga', 'rclt']);
const ATTACHMENTS = new Set(['mark', 'mkmk', 'curs']);
const KERNING = new Set(['kern']);
/** Fonts list Latin letters under the first; digits and signs alone get the second. */
const SCRIPTS = ['latn', 'DFLT'] as const;
/** Lookups that pass over letters (OpenType, "LookupFlag"). */
const SKIPS_LETTERS = 0x2 | 0x4;
const CONTEXT = { GSUB: { plain: 5, chained: 6 }, GPOS: { plain: 7, chained: 8 } } as const;

/** ASCII, the letters of Western and Central Europe, and the signs that packets write. None is a mark or invisible. */
const REPERTOIRE = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index),
  ...Array.from({ length: 0x180 - 0xc0 }, (_, index) => 0xc0 + index),
  ...[0xa0, 0xa7, 0xa9, 0xae, 0xb7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x20ac],
];

type PlainGlyph = { readonly glyphId: number; readonly advance: number };
/** What one glyph and those behind it become. */
type Ligature = { readonly rest: readonly number[]; readonly glyph: PlainGlyph };
/** The characters that a face can set plainly, and the ligatures that begin with a glyph, in the font's order. */
type Plain = {
  readonly glyphs: ReadonlyMap<string, PlainGlyph>;
  readonly ligatures: ReadonlyMap<number, readonly Ligature[]>;
};

/**
 * A shaper for plain words in one face: a glyph for each character, simple ligatures, kerning. fontkit reads the whole
 * tables of a font before it sets the first word, some ten thousand objects; this reads the pairs that it meets. What a
 * font may do besides (marks, context) is found once, and left to fontkit.
 * @returns a shaper of nothing for faces that it can't answer for
 */
export function createPlainShaper(face: PacketFace): PlainShaper {
  const font = new DataView(face.bytes.buffer, face.bytes.byteOffset, face.bytes.byteLength);
  const kernLookups = findSame(font, 'GPOS', KERNING);
  const plain = kernLookups && findPlain(face, font, kernLookups);
  if (!plain) return () => undefined;
  const pairs = kernLookups.filter(({ type }) => type === 2);
  const kern = createKerning(font, pairs);
  const scale = 1000 / face.font.unitsPerEm;
  return (text) => {
    const glyphs = Array.from(text, (character) => ({ ...plain.glyphs.get(character), text: character }));
    if (!glyphs.every(isKnown)) return undefined;
    return setGlyphs(joinLigatures(glyphs, plain.ligatures), kern, scale);
  };
}

type NamedGlyph = PlainGlyph & { readonly text: string };

function isKnown(glyph: Partial<PlainGlyph> & { readonly text: string }): glyph is NamedGlyph {
  return glyph.glyphId !== undefined;
}

function joinLigatures(glyphs: readonly NamedGlyph[], ligatures: Plain['ligatures']): readonly NamedGlyph[] {
  const joined: NamedGlyph[] = [];
  for (let at = 0; at < glyphs.length;) {
    const glyph = glyphs[at] as NamedGlyph;
    const start = at + 1;
    const found = ligatures
      .get(glyph.glyphId)
      ?.find(({ rest }) => rest.every((glyphId, index) => glyphs[start + index]?.glyphId === glyphId));
    const end = start + (found?.rest.length ?? 0);
    const text = found
      ? glyphs
          .slice(at, end)
          .map((part) => part.text)
          .join('')
      : glyph.text;
    joined.push(found ? { ...found.glyph, text } : glyph);
    at = end;
  }
  return joined;
}

function setGlyphs(
  glyphs: readonly NamedGlyph[],
  kern: ReturnType<typeof createKerning>,
  scale: number,
): readonly ShapedGlyph[] {
  const moved = glyphs.map(({ advance }) => ({ advance, x: 0, y: 0 }));
  const move = (index: number, shift: Shift): void => {
    const glyph = moved[index];
    if (!glyph) return;
    glyph.advance += shift.advance;
    glyph.x += shift.x;
    glyph.y += shift.y;
  };
  for (let at = 0; at + 1 < glyphs.length; at += 1) {
    const [first, second] = kern(glyphs[at]?.glyphId ?? 0, glyphs[at + 1]?.glyphId ?? 0);
    move(at, first);
    move(at + 1, second);
  }
  return glyphs.map(({ glyphId, text }, index) => {
    const { advance = 0, x = 0, y = 0 } = moved[index] ?? {};
    return { glyphId, text, advance: advance * scale, dx: x * scale, dy: y * scale };
  });
}

/** The lookups of features, when they are the same for letters and for signs. */
function findSame(font: DataView, tag: 'GSUB' | 'GPOS', features: ReadonlySet<string>): readonly Lookup[] | undefined {
  const [latin, signs] = SCRIPTS.map((script) => listLookups(font, tag, script, features));
  const list = (lookups: readonly Lookup[] | undefined): string | undefined =>
    lookups?.map(({ index }) => index).join(' ');
  return latin && list(latin) === list(signs) ? latin : undefined;
}

function findPlain(face: PacketFace, font: DataView, kernLookups: readonly Lookup[]): Plain | undefined {
  const substitutions = findSame(font, 'GSUB', SUBSTITUTIONS);
  const attachments = findSame(font, 'GPOS', ATTACHMENTS);
  const isVariable = findTable(font, 'fvar') !== undefined || findTable(font, 'morx') !== undefined;
  const skipsLetters = kernLookups.some(({ flags }) => (flags & SKIPS_LETTERS) !== 0);
  if (!substitutions || !attachments || isVariable || skipsLetters) return undefined;
  const glyphs = listGlyphs(face);
  const candidates = new Set([...glyphs.values()].map(({ glyphId }) => glyphId));
  const joining = substitutions
    .filter(({ type }) => type === 4)
    .map((lookup) => listLigatures(face, font, lookup, candidates));
  const ligatures = new Map(joining.flatMap((found) => [...found]));
  for (const { glyph } of [...ligatures.values()].flat()) candidates.add(glyph.glyphId);
  const touched = new Set<number>();
  const others = substitutions.filter(({ type }) => type !== 4);
  for (const lookup of others) addTouched(font, lookup, CONTEXT.GSUB, candidates, touched);
  const adjustments = [...attachments, ...kernLookups.filter(({ type }) => type !== 2)];
  for (const lookup of adjustments) addTouched(font, lookup, CONTEXT.GPOS, candidates, touched);
  // Two lookups that join the same glyphs are for fontkit.
  const isSimple = joining.filter((found) => found.size > 0).length <= 1;
  addFirsts(ligatures, isSimple, touched);
  for (const [character, { glyphId }] of glyphs) if (touched.has(glyphId)) glyphs.delete(character);
  return { glyphs, ligatures };
}

/** A glyph that joins with touched ones is touched too. */
function addFirsts(ligatures: Plain['ligatures'], isSimple: boolean, touched: Set<number>): void {
  for (const [first, found] of ligatures) {
    const glyphs = found.flatMap(({ rest, glyph }) => [...rest, glyph.glyphId]);
    if (!isSimple || glyphs.some((glyphId) => touched.has(glyphId))) touched.add(first);
  }
}

function listGlyphs({ font }: PacketFace): Map<string, PlainGlyph> {
  const glyphs = new Map<string, PlainGlyph>();
  for (const codePoint of REPERTOIRE) {
    const glyph = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint) : null;
    if (glyph) glyphs.set(String.fromCodePoint(codePoint), { glyphId: glyph.id, advance: glyph.advanceWidth });
  }
  return glyphs;
}

/** The ligatures of plain glyphs only. */
function listLigatures(
  { font: face }: PacketFace,
  font: DataView,
  { subtables }: Lookup,
  candidates: ReadonlySet<number>,
): ReadonlyMap<number, readonly Ligature[]> {
  const ligatures = new Map<number, Ligature[]>();
  for (const at of subtables) {
    const coverage = openCoverage(font, at + font.getUint16(at + 2));
    for (const first of candidates) {
      const index = coverage(first);
      if (index === -1) continue;
      const set = at + font.getUint16(at + 6 + index * 2);
      const found = readWords(font, set).flatMap((offset): readonly Ligature[] => {
        const rest = readComponents(font, set + offset);
        if (!rest.every((glyph) => candidates.has(glyph))) return [];
        const glyphId = font.getUint16(set + offset);
        return [{ rest, glyph: { glyphId, advance: face.getGlyph(glyphId)?.advanceWidth ?? 0 } }];
      });
      if (found.length > 0) ligatures.set(first, [...(ligatures.get(first) ?? []), ...found]);
    }
  }
  return ligatures;
}

/** The glyphs of a ligature behind its first one. */
function readComponents(font: DataView, at: number): readonly number[] {
  const count = font.getUint16(at + 2);
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => font.getUint16(at + 4 + index * 2));
}

/** Glyphs that a lookup may change. One that needs something that no plain text has changes none. */
function addTouched(
  font: DataView,
  { type, subtables }: Lookup,
  context: { readonly plain: number; readonly chained: number },
  candidates: ReadonlySet<number>,
  touched: Set<number>,
): void {
  for (const at of subtables) {
    const isByCoverage = (type === context.plain || type === context.chained) && font.getUint16(at) === 3;
    const offsets = isByCoverage ? listCoverages(font, at, type === context.chained) : [font.getUint16(at + 2)];
    const sets = offsets.map((offset) => {
      const coverage = openCoverage(font, at + offset);
      return [...candidates].filter((glyph) => coverage(glyph) !== -1);
    });
    if (sets.every((set) => set.length > 0)) for (const glyph of sets.flat()) touched.add(glyph);
  }
}

/** Everything that must stand around and in a context (OpenType, context format 3). */
function listCoverages(font: DataView, at: number, isChained: boolean): readonly number[] {
  if (!isChained) {
    return Array.from({ length: font.getUint16(at + 2) }, (_, index) => font.getUint16(at + 6 + index * 2));
  }
  const offsets: number[] = [];
  let next = at + 2;
  for (let part = 0; part < 3; part += 1) {
    const list = readWords(font, next);
    offsets.push(...list);
    next += 2 + list.length * 2;
  }
  return offsets;
}
