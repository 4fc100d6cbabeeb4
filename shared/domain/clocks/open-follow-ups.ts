import type { LocalDate } from '../dates.ts';
import type { InteractionDetails } from '../interaction.ts';

/** The calendar day of a logged moment as the user wrote it, whatever zone this computer is in now. */
export function writtenDay(at: string): LocalDate {
  return at.slice(0, 10);
}

/** Whether a contact's follow-up still waits: nothing was logged on its day or later. */
export function isFollowUpOpen<One extends Pick<InteractionDetails, 'at' | 'followUpOn'>>(
  one: One,
  all: readonly One[],
): boolean {
  const { followUpOn } = one;
  return followUpOn !== null && !all.some((other) => other !== one && writtenDay(other.at) >= followUpOn);
}

/** Days on which to look again, earliest first; those that a later contact has settled are left out. */
export function listOpenFollowUps(all: readonly Pick<InteractionDetails, 'at' | 'followUpOn'>[]): readonly LocalDate[] {
  return all.flatMap((one) => (one.followUpOn !== null && isFollowUpOpen(one, all) ? [one.followUpOn] : [])).sort();
}
