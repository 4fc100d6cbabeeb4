/** Hebrew, Arabic, the scripts of India, Thai and its neighbours: letters with marks, or drawn in another order than written. */
const CLUSTERED = /[\u0590-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const JOINER = /^[\u200c\u200d]$/;
const DOTTED_CIRCLE = 0x25cc;

/** Whether a text is read back letter with marks by letter with marks, and not glyph by glyph. */
export function isClustered(text: string): boolean {
  return CLUSTERED.test(text);
}

/** A glyph in reading order: the characters that the shaper says it was made of, and how far it moves the pen. */
export type NamedGlyph = { readonly codePoints: readonly number[]; readonly advance: number };

/**
 * Which written characters each glyph stands for; empty for the marks and parts of a letter that another glyph stands
 * for already, undefined for a joiner, which isn't drawn. A cluster ends where the glyphs so far are made of just the
 * characters so far, in any order; its widest glyph stands for all of it.
 * @param drawn the text that was shaped: `written` with mirrored brackets, character for character
 */
export function nameClusters(
  glyphs: readonly NamedGlyph[],
  drawn: string,
  written: string,
): readonly (string | undefined)[] {
  const texts: (string | undefined)[] = glyphs.map(() => '');
  let at = 0;
  let open: number[] = [];
  let named: number[] = [];
  let base = -1;
  const close = (length: number): void => {
    const characters = written.slice(at, at + length);
    const isMark = /^[\p{M}\u200c\u200d]+$/u.test(characters) || open.every((index) => glyphs[index]?.advance === 0);
    if (!isMark || base < 0) base = findWidest(glyphs, open);
    texts[base] = `${texts[base] ?? ''}${characters}`;
    at += length;
    open = [];
    named = [];
  };
  glyphs.forEach((glyph, index) => {
    const isCircle = glyph.codePoints.length === 1 && glyph.codePoints[0] === DOTTED_CIRCLE;
    const names = isCircle && !drawn.slice(at).startsWith('\u25cc') ? [] : glyph.codePoints;
    if (names.length === 0 && open.length === 0) return;
    open.push(index);
    named.push(...names);
    const length = findLength(drawn, at, named);
    if (length > 0) close(length);
  });
  if (open.length > 0 || at < written.length) {
    if (open.length === 0) open = [Math.max(0, base)];
    close(written.length - at);
  }
  return texts.map((text, index) =>
    text !== undefined && JOINER.test(text) && glyphs[index]?.advance === 0 ? undefined : text,
  );
}

function findWidest(glyphs: readonly NamedGlyph[], indexes: readonly number[]): number {
  const width = (index: number): number => glyphs[index]?.advance ?? 0;
  return indexes.reduce((widest, index) => (width(index) > width(widest) ? index : widest), indexes[0] ?? 0);
}

/** Length of the text at a place that holds just these characters, in any order; 0 when there is none. */
function findLength(text: string, at: number, named: readonly number[]): number {
  const wanted = sortCharacters(String.fromCodePoint(...named));
  // A character in two parts (Thai sara am) counts one where it is written.
  for (let length = 1; length <= wanted.length && at + length <= text.length; length += 1) {
    if (sortCharacters(text.slice(at, at + length)) === wanted) return length;
  }
  return 0;
}

function sortCharacters(text: string): string {
  return Array.from(text.normalize('NFKD')).sort().join('');
}
