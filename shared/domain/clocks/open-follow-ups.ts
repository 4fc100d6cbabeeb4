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

/** As `isFollowUpOpen`, for many entries of one log: looks through the log once and not once for each. */
export function judgeFollowUps<One extends Pick<InteractionDetails, 'at' | 'followUpOn'>>(
  all: readonly One[],
): (one: One) => boolean {
  let latest: One | undefined;
  let secondDay = '';
  for (const one of all) {
    if (latest === undefined || writtenDay(one.at) > writtenDay(latest.at)) {
      secondDay = latest === undefined ? '' : writtenDay(latest.at);
      latest = one;
    } else if (writtenDay(one.at) > secondDay) {
      secondDay = writtenDay(one.at);
    }
  }
  const latestDay = latest === undefined ? '' : writtenDay(latest.at);
  return (one) => one.followUpOn !== null && (one === latest ? secondDay : latestDay) < one.followUpOn;
}

/** Days on which to look again, earliest first; those that a later contact has settled are left out. */
export function listOpenFollowUps(all: readonly Pick<InteractionDetails, 'at' | 'followUpOn'>[]): readonly LocalDate[] {
  const isOpen = judgeFollowUps(all);
  return all.flatMap((one) => (one.followUpOn !== null && isOpen(one) ? [one.followUpOn] : [])).sort();
}
