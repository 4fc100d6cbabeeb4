import type { LocalDate } from '../dates.ts';
import type { InteractionDetails } from '../interaction.ts';
import { dayInZone, endOfDay } from './time-zone.ts';

/** What the rules on contacts read of a log entry. */
export type Contact = Pick<InteractionDetails, 'at' | 'channel' | 'direction' | 'outcome'>;

/** Channels in which one asks but doesn't appeal: what was sent there opens no review (domain.md 5.1). */
const ASKING_CHANNELS: ReadonlySet<string> = new Set(['ahs_call', 'forum_mod']);

/** Whether a log entry is an appeal or an answer to Amazon that now waits for a decision. */
export function isSending({ direction, channel }: Contact): boolean {
  return direction === 'out' && !ASKING_CHANNELS.has(channel);
}

/** Whether a log entry is more than "we have received it". */
export function isAnswer({ direction, outcome }: Contact): boolean {
  return direction === 'in' && outcome !== 'under_review';
}

/**
 * The last thing that was sent and that Amazon hasn't answered, or undefined. Entries dated after today have not happened
 * yet. @param timeZone of the marketplace, in which `today` and the answer's day count
 */
export function findOpenSending<One extends Contact>(
  contacts: readonly One[],
  today: LocalDate,
  timeZone: string,
): { readonly contact: One; readonly sentOn: LocalDate } | undefined {
  // By moments: finding out a day in a zone costs too much for each entry of a long log.
  const endMs = endOfDay(today, timeZone).getTime();
  const known = contacts
    .map((contact) => ({ contact, ms: Date.parse(contact.at) }))
    .filter(({ ms }) => ms < endMs)
    .sort((a, b) => a.ms - b.ms);
  const last = known.findLast(({ contact }) => isSending(contact));
  if (!last || known.some(({ contact, ms }) => ms >= last.ms && isAnswer(contact))) return undefined;
  return { contact: last.contact, sentOn: dayInZone(new Date(last.ms), timeZone) };
}
