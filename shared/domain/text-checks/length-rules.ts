import { countPlainWords, splitSentences, type CheckedText } from './checked-text.ts';
import type { Hit } from './text-finding.ts';

/** Soft budgets (domain.md 6.2; no official limit is known, confidence L and U). */
export const TEXT_BUDGETS = {
  letterWords: 350,
  planWords: 1000,
  planWordsError: 1500,
  sentenceWords: 28,
  /** Four lines of about 16 words, and a little more before anybody is told. */
  paragraphWords: 80,
} as const;

export function countTextWords(text: CheckedText): number {
  return text.blocks.reduce((sum, block) => sum + countPlainWords(block.text), 0);
}

/** The letter or the whole plan is over its budget; said once, at the end of what is too long. */
export function findTooLong(texts: readonly CheckedText[]): readonly Hit[] {
  const { letterWords, planWords, planWordsError } = TEXT_BUDGETS;
  const letter = texts.filter(({ place }) => place === 'letter');
  const plan = texts.filter(({ place }) => place !== 'letter');
  const total = (group: readonly CheckedText[]): number => group.reduce((sum, text) => sum + countTextWords(text), 0);
  return [
    ...(total(letter) > letterWords ? findEnd(letter) : []),
    ...(total(plan) > planWords
      ? findEnd(plan).map((hit) => (total(plan) > planWordsError ? { ...hit, level: 'error' as const } : hit))
      : []),
  ];
}

function findEnd(texts: readonly CheckedText[]): readonly Hit[] {
  const last = texts.findLast(({ blocks }) => blocks.length > 0);
  const block = last?.blocks.at(-1);
  if (!last || !block) return [];
  return [{ place: last.place, blockIndex: last.blocks.length - 1, start: 0, end: block.text.length }];
}

export function findLongSentences({ place, blocks }: CheckedText): readonly Hit[] {
  return blocks.flatMap((block, blockIndex) =>
    splitSentences(block.text)
      // A colon or semicolon gives the reader the same rest as a full stop.
      .filter(({ text }) => text.split(/[:;]\s/).some((clause) => countPlainWords(clause) > TEXT_BUDGETS.sentenceWords))
      .map(({ start, end }) => ({ place, blockIndex, start, end })),
  );
}

export function findLongParagraphs({ place, blocks }: CheckedText): readonly Hit[] {
  return blocks.flatMap((block, blockIndex) =>
    countPlainWords(block.text) > TEXT_BUDGETS.paragraphWords
      ? [{ place, blockIndex, start: 0, end: block.text.length }]
      : [],
  );
}
