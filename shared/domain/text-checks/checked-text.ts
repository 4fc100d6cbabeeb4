import type { Block } from '../plan-markup.ts';
import type { TextPlace } from './text-rule.ts';

/** A citation counts as one character, which no one types; editors count their chips alike. */
export const CITATION_MARK = '\ufffc';

/** One paragraph or bullet: its words, with line breaks as `\n` and each citation as one `CITATION_MARK`. */
export type CheckedBlock = { readonly kind: Block['kind']; readonly text: string };

/** One text of the appeal that is checked. */
export type CheckedText = { readonly place: TextPlace; readonly blocks: readonly CheckedBlock[] };

/** A range of one block, in UTF-16 units. */
export type TextRange = { readonly start: number; readonly end: number };

export type Sentence = TextRange & { readonly text: string };

/** Blocks of the light markup as they are checked. */
export function toCheckedBlocks(blocks: readonly Block[]): readonly CheckedBlock[] {
  return blocks.map(({ kind, inlines }) => ({
    kind,
    text: inlines.map((inline) => (inline.kind === 'text' ? inline.text : CITATION_MARK)).join(''),
  }));
}

/** What ends with a full stop without ending a sentence. */
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|no|nos|vs|approx|inc|ltd|co|corp|st|mr|mrs|ms|dr|u\.s|p|pp|fig|etc)|\b[A-Z])\.$/i;

/** Sentences of a block, without the white space around them. A line break ends one too. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number): void => {
    const part = text.slice(start, end);
    const lead = part.length - part.trimStart().length;
    const trimmed = part.trim();
    if (trimmed !== '') sentences.push({ start: start + lead, end: start + lead + trimmed.length, text: trimmed });
    start = end;
  };
  for (const { 0: stop, index } of text.matchAll(/[.!?…]+["')\]”’]*(?=\s|$)|\n+|[。！？]/g)) {
    const end = index + stop.length;
    const isWithin = stop.startsWith('.') && stop.length === 1 && ABBREVIATION.test(text.slice(start, end));
    const goesOn = /^\s+[a-z]/.test(text.slice(end, end + 3)) && stop.startsWith('.');
    if (!isWithin && !goesOn) close(end);
  }
  close(text.length);
  return sentences;
}

/** Words as a reader counts them, by white space; citations are none. */
export function countPlainWords(text: string): number {
  return text.replaceAll(CITATION_MARK, ' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
