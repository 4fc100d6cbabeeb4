import { z } from 'zod';
import { addDays, localDateSchema, type LocalDate } from '../dates.ts';
import { caseIdSchema, watchTaskIdSchema } from '../ids.ts';
import { parsePlanMarkup } from '../plan-markup.ts';

/** Something to keep an eye on after the account is back (domain.md 4.5: watch of 30, 60 and 90 days; T33). */
export const watchTaskDetailsSchema = z.strictObject({
  /** `promise`: the plan said that it is done from now on; `look`: a day on which to look at the account's health. */
  kind: z.enum(['promise', 'look']),
  text: z.string().trim().min(1).max(2000),
  dueOn: localDateSchema,
  /** The day on which it was done; null: not yet. */
  doneOn: localDateSchema.nullable(),
});
export type WatchTaskDetails = z.infer<typeof watchTaskDetailsSchema>;

export const watchTaskSchema = watchTaskDetailsSchema.extend({ id: watchTaskIdSchema, caseId: caseIdSchema });
export type WatchTask = z.infer<typeof watchTaskSchema>;

/** Days after reinstatement on which to look. */
export const WATCH_DAYS = [30, 60, 90] as const;

/** The promises that a plan makes: the items of its preventive part, or its sentences of one paragraph each where it has no list. */
export function listPromises(preventiveMeasures: string): readonly string[] {
  const blocks = parsePlanMarkup(preventiveMeasures).map((block) => ({
    isItem: block.kind !== 'paragraph',
    text: block.inlines
      .map((inline) => (inline.kind === 'text' ? inline.text : ''))
      .join('')
      .replace(/\s+/g, ' ')
      .replace(/\s+([.,;:])/g, '$1')
      .trim(),
  }));
  const items = blocks.filter(({ isItem }) => isItem);
  const kept = (items.length > 0 ? items : blocks).map(({ text }) => text.slice(0, 2000));
  return [...new Set(kept.filter((text) => text !== ''))];
}

/**
 * The first watch list: the chosen promises, to be looked at after 30 days, and three days on which to look at the account.
 * @param startOn the day on which the account came back
 * @param lookText what to do on those days, in the user's language
 */
export function makeWatchTasks(
  startOn: LocalDate,
  promises: readonly string[],
  lookText: string,
): readonly WatchTaskDetails[] {
  const firstLook = addDays(startOn, WATCH_DAYS[0]);
  return [
    ...promises.map((text) => ({ kind: 'promise' as const, text, dueOn: firstLook, doneOn: null })),
    ...WATCH_DAYS.map((days) => ({
      kind: 'look' as const,
      text: lookText,
      dueOn: addDays(startOn, days),
      doneOn: null,
    })),
  ];
}
