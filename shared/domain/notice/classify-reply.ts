import type { NoticeCues, ReplyOutcome } from './notice-cues.ts';

/**
 * What an answer to an appeal says (domain.md 4.5); null for what is no answer. "Received, but not enough information"
 * asks for more, so that is looked for first.
 * @param text evened by `evenText`
 */
export function classifyReply(text: string, outcomes: NoticeCues['outcomes']): ReplyOutcome | null {
  const found = outcomes.filter(
    ({ patterns, requires }) =>
      (requires === undefined || new RegExp(requires, 'iu').test(text)) &&
      patterns.some((pattern) => new RegExp(pattern, 'iu').test(text)),
  );
  return found[0]?.id ?? null;
}
