import type { Channel } from '../../../shared/domain/channel.ts';
import { daysBetween, type LocalDate } from '../../../shared/domain/dates.ts';
import { PLAIN_CONTACT, type InteractionDetails, type ListedInteraction } from '../../../shared/domain/interaction.ts';
import { writtenDay } from '../../../shared/domain/clocks/open-follow-ups.ts';

/** A new entry: now, by the channel that was used last. */
export function newInteraction(
  { at, zone }: Pick<InteractionDetails, 'at' | 'zone'>,
  before: readonly ListedInteraction[],
  channels: readonly Channel[],
): InteractionDetails {
  const channel = before[0]?.channel ?? channels[0]?.id ?? '';
  return { ...PLAIN_CONTACT, at, zone, channel, direction: 'out' };
}

/** Days since the last message to Amazon, when that is so recent that another one may hurt; else null. */
export function findRecentMessageDays(
  interactions: readonly ListedInteraction[],
  today: LocalDate,
  quietDays: number,
): number | null {
  let last: LocalDate | undefined;
  for (const { direction, at } of interactions) {
    const day = writtenDay(at);
    if (direction === 'out' && (last === undefined || day > last)) last = day;
  }
  if (last === undefined) return null;
  const days = daysBetween(last, today);
  return days >= 0 && days < quietDays ? days : null;
}
