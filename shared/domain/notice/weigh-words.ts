import { compileCue } from './compile-cue.ts';
import type { ConceptMatch, Sentence } from './find-concepts.ts';
import type { NoticeCues } from './notice-cues.ts';

type Words = NoticeCues['concepts'][number]['words'];

export type WordWeight = { readonly points: number; readonly matches: readonly ConceptMatch[] };

const POINTS = { strong: 3, middling: 2, slight: 1 } as const;
/** Slight words say something beside others only. */
const MOST_SLIGHT = 2;

/**
 * How much the words of a text speak for a reason, wherever they stand: each word once. For texts in which no idea stands
 * together, the weakest kind of evidence.
 */
export function weighWords(words: Words, sentences: readonly Sentence[]): WordWeight {
  const strong = listWords(words.strong, sentences, true);
  const middling = listWords(words.middling, sentences, false);
  const slight = listWords(words.slight, sentences, false);
  const points =
    strong.size * POINTS.strong + middling.size * POINTS.middling + Math.min(slight.size * POINTS.slight, MOST_SLIGHT);
  return { points, matches: [strong, middling, slight].flatMap((found) => [...found.values()]) };
}

/** The first place of each different word. */
function listWords(
  source: string,
  sentences: readonly Sentence[],
  isStrong: boolean,
): ReadonlyMap<string, ConceptMatch> {
  const found = new Map<string, ConceptMatch>();
  const pattern = compileCue(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`);
  for (const { words, start } of sentences) {
    for (const match of words.matchAll(pattern)) {
      const word = match[0].toLowerCase();
      const place = { start: start + match.index, end: start + match.index + match[0].length, isStrong };
      if (!found.has(word)) found.set(word, place);
    }
  }
  return found;
}
