import type { Channel } from '../../../shared/domain/channel.ts';
import { daysBetween, type LocalDate } from '../../../shared/domain/dates.ts';
import type { Interaction, InteractionDetails } from '../../../shared/domain/interaction.ts';
import { writtenDay } from '../../lib/follow-ups.ts';

/** A new entry: now, by the channel that was used last. */
export function newInteraction(
  at: string,
  before: readonly Interaction[],
  channels: readonly Channel[],
): InteractionDetails {
  const channel = before[0]?.channel ?? channels[0]?.id ?? '';
  return { at, channel, direction: 'out', person: '', summary: '', outcome: null, followUpOn: null };
}

/** An entry without its ids, as the form edits it. */
export function detailsOf(interaction: Interaction): InteractionDetails {
  const { at, channel, direction, person, summary, outcome, followUpOn } = interaction;
  return { at, channel, direction, person, summary, outcome, followUpOn };
}

/** Days since the last message to Amazon, when that is so recent that another one may hurt; else null. */
export function findRecentMessageDays(
  interactions: readonly Interaction[],
  today: LocalDate,
  quietDays: number,
): number | null {
  const sent = interactions.filter((one) => one.direction === 'out').map((one) => writtenDay(one.at));
  const last = sent.sort().at(-1);
  if (last === undefined) return null;
  const days = daysBetween(last, today);
  return days >= 0 && days < quietDays ? days : null;
}
