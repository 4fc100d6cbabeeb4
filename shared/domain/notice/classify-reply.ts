import type { InteractionOutcome } from '../interaction.ts';
import type { NoticeCues } from './notice-cues.ts';

/**
 * What an answer to an appeal says (domain.md 4.5); null for what is no answer. "Received, but not enough information"
 * asks for more, so that is looked for first.
 * @param text evened by `evenText`
 */
export function classifyReply(text: string, outcomes: NoticeCues['outcomes']): InteractionOutcome | null {
  const found = outcomes.filter(
    ({ patterns, requires }) =>
      (requires === undefined || new RegExp(requires, 'iu').test(text)) &&
      patterns.some((pattern) => new RegExp(pattern, 'iu').test(text)),
  );
  return found[0]?.id ?? null;
}

/** The outcome of an answer and the words that decided it; null for what is no answer. @param text evened by `evenText` */
export function findReplyCue(
  text: string,
  outcomes: NoticeCues['outcomes'],
): { readonly outcome: InteractionOutcome; readonly words: string } | null {
  const outcome = classifyReply(text, outcomes);
  const entry = outcomes.find(({ id }) => id === outcome);
  const words = entry?.patterns.map((pattern) => new RegExp(pattern, 'iu').exec(text)?.[0]).find(Boolean);
  return outcome === null || words === undefined ? null : { outcome, words: words.replace(/\s+/g, ' ').trim() };
}
