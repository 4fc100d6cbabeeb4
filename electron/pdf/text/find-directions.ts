import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
/** Right-to-left letters and the invisible marks that change direction. Without any, every level is 0. */
const MAY_TURN =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Embedding level of each UTF-16 unit (Unicode bidirectional algorithm, UAX #9); odd means right to left. The packet's
 * pages are English: a paragraph runs left to right unless no left-to-right letter is in it.
 */
export function findDirections(text: string): Uint8Array {
  if (!MAY_TURN.test(text)) return new Uint8Array(text.length);
  const hasLeftToRight = Array.from(text).some((character) => bidi.getBidiCharTypeName(character) === 'L');
  return bidi.getEmbeddingLevels(text, hasLeftToRight ? 'ltr' : 'rtl').levels;
}

/** The parts of one line in the order in which they stand on paper (rule L2: turn each stretch, highest level first). */
export function orderByDirection<Part extends { readonly level: number }>(parts: readonly Part[]): readonly Part[] {
  const ordered = [...parts];
  const highest = Math.max(0, ...parts.map((part) => part.level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end > start) {
        ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
        start = end;
      }
    }
  }
  return ordered;
}
