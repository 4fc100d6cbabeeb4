import { z } from 'zod';
import { localDateSchema } from '../dates.ts';
import { caseIdSchema, interactionIdSchema } from '../ids.ts';
import { confidenceSchema } from '../provenance.ts';

/** Days ahead from which a clock counts as near. */
export const NEAR_DAYS = 7;

/** `over`: the day has ended; `today`: it ends within the user's own day; `near`: within 7 days; `far`: later. */
export const clockStateSchema = z.enum(['far', 'near', 'today', 'over']);
export type ClockState = z.infer<typeof clockStateSchema>;

/** One day that a case is waiting for. */
export const caseClockSchema = z.strictObject({
  /** Stable as long as what it comes from exists; unique within its case. */
  id: z.string(),
  /**
   * `deadline`: the case's own; `notice`: read in the notice and not confirmed; `preset`: of the catalogue; `follow-up`: set
   * with a contact; `watch`: on the watch list.
   */
  kind: z.enum(['deadline', 'notice', 'preset', 'follow-up', 'watch']),
  /** `act-by`: the user has to act; `wait`: an answer usually comes by then; `not-before`: possible or wise from then. */
  role: z.enum(['act-by', 'wait', 'not-before']),
  /** The day in the zone that it is counted in: the marketplace's, or the user's own for what they set themselves. */
  dueOn: localDateSchema,
  /** IANA name of that zone. */
  timeZone: z.string(),
  /** The moment at which that day is over, in UTC. */
  endsAt: z.iso.datetime(),
  /** The user's own day in which that moment falls. */
  ownDueOn: localDateSchema,
  /** From the user's today to `ownDueOn`; negative when it has passed. */
  daysLeft: z.number().int(),
  state: clockStateSchema,
  /** What it is about in the words of its origin: the notice, the watch list, or the catalogue's label; empty for the rest. */
  text: z.string(),
  /** Of a preset: what to know before trusting it, from whom, and how sure that is. */
  preset: z
    .strictObject({
      clockId: z.string(),
      note: z.string().nullable(),
      sources: z.array(z.string()),
      asOf: localDateSchema,
      confidence: confidenceSchema,
    })
    .nullable(),
  /** The contact that it was set with, or null. */
  interactionId: interactionIdSchema.nullable(),
});
export type CaseClock = z.infer<typeof caseClockSchema>;

/** A clock with the case that it belongs to, for lists over several stores. */
export const dueClockSchema = z.strictObject({
  caseId: caseIdSchema,
  caseTitle: z.string(),
  storeName: z.string(),
  marketplace: z.string(),
  clock: caseClockSchema,
});
export type DueClock = z.infer<typeof dueClockSchema>;
