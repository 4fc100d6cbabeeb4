import { compileCue } from './compile-cue.ts';

/** A sentence by its place in the text. `words` is no longer than `MAX_SENTENCE`. */
export type Sentence = { readonly start: number; readonly end: number; readonly words: string };
export type ConceptMatch = { readonly start: number; readonly end: number; readonly isStrong: boolean };

/** A sentence that is longer is looked at in its beginning. */
const MAX_SENTENCE = 1_000;
/** A full stop ends a sentence only before white space: not in 1.87 %, nor in web addresses. */
const SENTENCE = /(?:[^.!?\n。！？]|[.!?](?=[^\s]))+/g;

/** The sentences of a text; a line feed ends one too. */
export function listSentences(text: string): readonly Sentence[] {
  return [...text.matchAll(SENTENCE)]
    .filter(({ 0: words }) => words.trim() !== '')
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length, words: words.slice(0, MAX_SENTENCE) }));
}

/** For each idea the words of it, in every sentence in which all of its patterns stand. */
export function findConcepts(
  together: readonly (readonly string[])[],
  sentences: readonly Sentence[],
  text: string,
): readonly (readonly ConceptMatch[])[] {
  return together.map((sources) => {
    const patterns = sources.map(compileCue);
    // Most ideas are nowhere in a text; one look at the whole is far quicker than one at each sentence.
    if (!patterns.every((pattern) => findFirst(pattern, text))) return [];
    return sentences.flatMap((sentence) => matchAll(patterns, sentence));
  });
}

/** One place for the whole idea: from its first word to its last. */
function matchAll(patterns: readonly RegExp[], { start, words }: Sentence): readonly ConceptMatch[] {
  let from = words.length;
  let to = 0;
  for (const pattern of patterns) {
    const match = findFirst(pattern, words);
    if (!match) return [];
    from = Math.min(from, match.index);
    to = Math.max(to, match.index + match[0].length);
  }
  return [{ start: start + from, end: start + to, isStrong: true }];
}

function findFirst(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text);
}
