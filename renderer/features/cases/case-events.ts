import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Case } from '../../../shared/domain/case.ts';
import type { ListedInteraction } from '../../../shared/domain/interaction.ts';
import { isFollowUpOpen, writtenDay } from '../../lib/follow-ups.ts';

/** Who acted, or that something falls due. */
export type EventLane = 'amazon' | 'you' | 'due';

/** Something on a case's timeline. */
export type CaseEvent = {
  readonly id: string;
  readonly on: LocalDate;
  readonly lane: EventLane;
  readonly kind: 'notice' | 'contact' | 'follow-up' | 'deadline';
  /** False for a follow-up that a later contact has settled. */
  readonly isOpen: boolean;
  /** The interaction that it comes from, or null. */
  readonly interaction: ListedInteraction | null;
};

/** What has happened and what falls due, oldest first. A notice that the log holds already isn't told twice. */
export function listCaseEvents(it: Case, interactions: readonly ListedInteraction[]): readonly CaseEvent[] {
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
  for (const interaction of interactions) {
    if (interaction.followUpOn === null) continue;
    events.push({
      id: `due:${interaction.id}`,
      on: interaction.followUpOn,
      lane: 'due',
      kind: 'follow-up',
      isOpen: isFollowUpOpen(interaction, interactions),
      interaction,
    });
  }
  return events.sort((a, b) => a.on.localeCompare(b.on) || a.lane.localeCompare(b.lane));
}
