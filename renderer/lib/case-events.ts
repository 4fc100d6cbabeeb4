import type { LocalDate } from '../../shared/domain/dates.ts';
import type { Case } from '../../shared/domain/case.ts';
import type { ListedInteraction } from '../../shared/domain/interaction.ts';
import { judgeFollowUps, writtenDay } from '../../shared/domain/clocks/open-follow-ups.ts';
import type { WatchTask } from '../../shared/domain/clocks/watch-task.ts';

/** Who acted, or that something falls due. */
export type EventLane = 'amazon' | 'you' | 'due';

/** Something on a case's timeline. */
export type CaseEvent = {
  readonly id: string;
  readonly on: LocalDate;
  readonly lane: EventLane;
  readonly kind: 'notice' | 'contact' | 'follow-up' | 'deadline' | 'watch';
  /** False for a follow-up that a later contact has settled, and for what was done. */
  readonly isOpen: boolean;
  /** The interaction that it comes from, or null. */
  readonly interaction: ListedInteraction | null;
};

/** What has happened and what falls due, oldest first. A notice that the log holds already isn't told twice. */
export function listCaseEvents(
  it: Pick<Case, 'noticeReceivedOn' | 'deadlineOn'>,
  interactions: readonly ListedInteraction[],
  watchTasks: readonly WatchTask[] = [],
): readonly CaseEvent[] {
  const events: CaseEvent[] = interactions.map((interaction) => ({
    id: interaction.id,
    on: writtenDay(interaction.at),
    lane: interaction.direction === 'in' ? 'amazon' : 'you',
    kind: 'contact',
    isOpen: true,
    interaction,
  }));
  const isLogged = events.some((event) => event.lane === 'amazon' && event.on === it.noticeReceivedOn);
  if (it.noticeReceivedOn !== null && !isLogged) {
    events.push({
      id: 'notice',
      on: it.noticeReceivedOn,
      lane: 'amazon',
      kind: 'notice',
      isOpen: true,
      interaction: null,
    });
  }
  if (it.deadlineOn !== null) {
    events.push({ id: 'deadline', on: it.deadlineOn, lane: 'due', kind: 'deadline', isOpen: true, interaction: null });
  }
  const isOpen = judgeFollowUps(interactions);
  for (const interaction of interactions) {
    if (interaction.followUpOn === null) continue;
    events.push({
      id: `due:${interaction.id}`,
      on: interaction.followUpOn,
      lane: 'due',
      kind: 'follow-up',
      isOpen: isOpen(interaction),
      interaction,
    });
  }
  for (const { id, dueOn, doneOn } of watchTasks) {
    events.push({
      ...{ id: `watch:${id}`, on: doneOn ?? dueOn, lane: 'due', kind: 'watch' },
      ...{ isOpen: doneOn === null, interaction: null },
    });
  }
  return events.sort((a, b) => compare(a.on, b.on) || compare(a.lane, b.lane));
}

/** Days and lanes are plain ASCII; comparing them by a language's rules takes ten times as long. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
