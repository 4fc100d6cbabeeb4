import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
/** Right-to-left letters and the invisible marks that change direction. Without any, every level is 0. */
const MAY_TURN =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Left-to-right isolate and its end (UAX #9, 2.4). */
const ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';

export type Directions = {
  /** Embedding level of each UTF-16 unit; odd means right to left. */
  readonly levels: Uint8Array;
  /** Whether the paragraph (up to the next `\n`) that a place belongs to runs from right to left. */
  readonly isRightToLeft: (at: number) => boolean;
};

/**
 * Which way each part of a text runs (Unicode bidirectional algorithm, UAX #9). Each paragraph runs as its first letter
 * with a direction does, left to right without any.
 * @param isolates stretches of our own (citations), in order: always left to right, and without a say in the rest
 */
export function findDirections(
  text: string,
  isolates: readonly { readonly start: number; readonly end: number }[] = [],
): Directions {
  if (!MAY_TURN.test(text)) return { levels: new Uint8Array(text.length), isRightToLeft: () => false };
  let guarded = '';
  let done = 0;
  const places: number[] = [];
  const append = (end: number): void => {
    for (; done < end; done += 1) {
      places.push(guarded.length);
      guarded += text.charAt(done);
    }
  };
  for (const { start, end } of isolates) {
    append(start);
    guarded += ISOLATE;
    append(end);
    guarded += END_OF_ISOLATE;
  }
  append(text.length);
  const { levels, paragraphs } = bidi.getEmbeddingLevels(guarded, 'auto');
  return {
    levels: Uint8Array.from(places, (place) => levels[place] ?? 0),
    isRightToLeft: (at) => {
      const place = places[at] ?? 0;
      return (paragraphs.find(({ start, end }) => start <= place && place <= end)?.level ?? 0) % 2 === 1;
    },
  };
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
