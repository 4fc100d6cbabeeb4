import type { Case } from '../case.ts';
import type { Clock, ClockStart } from '../clock.ts';
import { daysBetween, type LocalDate } from '../dates.ts';
import type { Interaction } from '../interaction.ts';
import { findDeadlines } from '../notice/find-deadlines.ts';
import { getCalendar, type BusinessCalendar } from './business-calendar.ts';
import { NEAR_DAYS, type CaseClock, type ClockState } from './case-clock.ts';
import { addSpan } from './clock-span.ts';
import type { ClockRules } from './follow-up.ts';
import { judgeFollowUps } from './open-follow-ups.ts';
import { findOpenSending } from './open-submission.ts';
import { dayInZone, endOfDay } from './time-zone.ts';
import type { WatchTask } from './watch-task.ts';

/** What clocks are read from. */
export type ClockedCase = {
  readonly case: Pick<Case, 'status' | 'deadlineOn' | 'noticeReceivedOn' | 'reasons'>;
  readonly marketplace: string;
  readonly noticeText: string;
  readonly interactions: readonly Pick<Interaction, 'id' | 'at' | 'channel' | 'direction' | 'outcome' | 'followUpOn'>[];
  readonly watchTasks: readonly WatchTask[];
};

/** The moment, and where the user is. */
export type ClockMoment = {
  readonly now: Date;
  /** The user's zone (IANA). */
  readonly ownZone: string;
};

/** No limit is looked for further into a notice than this. */
const MAX_NOTICE_CHARS = 60_000;

/** A clock before the moment is known. */
type RawClock = Pick<CaseClock, 'id' | 'kind' | 'role' | 'dueOn' | 'text' | 'preset' | 'interactionId'> & {
  readonly isOwnDay: boolean;
};

/**
 * Every day that a case waits for, soonest first: its deadline, limits read in the notice while no deadline is set, the
 * catalogue's usual times, open follow-ups, and the watch list. What the notice says goes before the catalogue (domain.md
 * 4.4); which clocks run depends on where the case stands.
 */
export function listClocks(it: ClockedCase, moment: ClockMoment, rules: ClockRules): readonly CaseClock[] {
  const calendar = getCalendar(rules.calendars, it.marketplace);
  const { status } = it.case;
  const raw = [
    ...(status === 'preparing' || status === 'more-asked' ? deadlineClocks(it) : []),
    ...(status === 'reinstated'
      ? []
      : presetClocks(it, calendar, { today: dayInZone(moment.now, calendar.timeZone), rules })),
    ...(status === 'reinstated' || status === 'refused' ? [] : followUpClocks(it)),
    ...(status === 'reinstated' ? watchClocks(it) : []),
  ];
  return raw
    .map((clock) => placeClock(clock, calendar, moment))
    .sort((a, b) => a.endsAt.localeCompare(b.endsAt) || a.id.localeCompare(b.id));
}

function deadlineClocks({ case: { deadlineOn, noticeReceivedOn }, noticeText }: ClockedCase): readonly RawClock[] {
  const shared = { role: 'act-by', preset: null, interactionId: null, isOwnDay: false } as const;
  if (deadlineOn !== null) return [{ ...shared, id: 'deadline', kind: 'deadline', dueOn: deadlineOn, text: '' }];
  const found = findDeadlines(noticeText.slice(0, MAX_NOTICE_CHARS), noticeReceivedOn);
  const byDay = new Map<LocalDate, string>();
  for (const { on, text } of found) if (on !== null && !byDay.has(on)) byDay.set(on, text);
  return [...byDay].map(([dueOn, text]) => ({ ...shared, id: `notice:${dueOn}`, kind: 'notice', dueOn, text }));
}

type PresetContext = { readonly today: LocalDate; readonly rules: ClockRules };

function presetClocks(it: ClockedCase, calendar: BusinessCalendar, context: PresetContext): readonly RawClock[] {
  const starts = findStarts(it, calendar, context.today);
  return context.rules.clocks.flatMap((clock): readonly RawClock[] => {
    const start = starts[clock.from];
    if (start === undefined || !isMeant(clock, it)) return [];
    return [
      {
        ...{ id: `preset:${clock.id}`, kind: 'preset', role: clock.role, text: clock.label, interactionId: null },
        dueOn: addSpan(start, clock.length, calendar),
        preset: {
          ...{ clockId: clock.id, note: clock.note, sources: clock.sources },
          ...{ asOf: clock.asOf, confidence: clock.confidence },
        },
        isOwnDay: false,
      },
    ];
  });
}

/** The days that the catalogue's clocks count from, as far as the case knows them. */
function findStarts(
  { case: { status, noticeReceivedOn }, interactions }: ClockedCase,
  { timeZone }: BusinessCalendar,
  today: LocalDate,
): Partial<Record<ClockStart, LocalDate>> {
  const refusals = interactions.filter(({ outcome }) => outcome === 'denied' || outcome === 'final');
  const firstRefusal = refusals.map(({ at }) => dayInZone(new Date(at), timeZone)).sort()[0];
  const sending = status === 'sent' ? findOpenSending(interactions, today, timeZone) : undefined;
  const isOwed = status === 'preparing' || status === 'more-asked';
  return {
    ...(noticeReceivedOn !== null && { enforcement: noticeReceivedOn, deactivation: noticeReceivedOn }),
    ...(noticeReceivedOn !== null &&
      isOwed && { notice: noticeReceivedOn, request: noticeReceivedOn, 'first-view': noticeReceivedOn }),
    ...(firstRefusal !== undefined && { 'first-outcome': firstRefusal }),
    ...(sending && { submission: sending.sentOn }),
  };
}

/** Clocks of no reason in particular run only where something else singles them out: a marketplace, or what was sent. */
function isMeant(clock: Clock, { case: { reasons, deadlineOn, status }, marketplace }: ClockedCase): boolean {
  if (clock.marketplaces.length > 0 && !clock.marketplaces.includes(marketplace)) return false;
  if (clock.reasons.length > 0) {
    const isOfReason = clock.reasons.some((reason) => reasons.includes(reason));
    // The notice wins: its own deadline takes the place of the usual one.
    return isOfReason && !(clock.role === 'act-by' && deadlineOn !== null && clock.from !== 'deactivation');
  }
  if (clock.from === 'submission') return true;
  // The further ways are open once Amazon has said no.
  return clock.marketplaces.length > 0 && status === 'refused';
}

function followUpClocks({ interactions }: ClockedCase): readonly RawClock[] {
  const isOpen = judgeFollowUps(interactions);
  return interactions.flatMap((one): readonly RawClock[] => {
    if (one.followUpOn === null || !isOpen(one)) return [];
    return [
      {
        ...{ id: `follow-up:${one.id}`, kind: 'follow-up', role: 'act-by', dueOn: one.followUpOn, text: '' },
        ...{ preset: null, interactionId: one.id, isOwnDay: true },
      },
    ];
  });
}

function watchClocks({ watchTasks }: ClockedCase): readonly RawClock[] {
  return watchTasks
    .filter(({ doneOn }) => doneOn === null)
    .map(({ id, dueOn, text }) => ({
      ...{ id: `watch:${id}`, kind: 'watch', role: 'act-by', dueOn, text },
      ...{ preset: null, interactionId: null, isOwnDay: true },
    }));
}

function placeClock(
  { isOwnDay, ...clock }: RawClock,
  calendar: BusinessCalendar,
  { now, ownZone }: ClockMoment,
): CaseClock {
  const timeZone = isOwnDay ? ownZone : calendar.timeZone;
  const end = endOfDay(clock.dueOn, timeZone);
  // The last moment that still counts, not the first one that doesn't.
  const ownDueOn = dayInZone(new Date(end.getTime() - 1), ownZone);
  const daysLeft = daysBetween(dayInZone(now, ownZone), ownDueOn);
  return { ...clock, timeZone, endsAt: end.toISOString(), ownDueOn, daysLeft, state: stateOf(now, end, daysLeft) };
}

function stateOf(now: Date, end: Date, daysLeft: number): ClockState {
  if (now.getTime() >= end.getTime()) return 'over';
  if (daysLeft <= 0) return 'today';
  return daysLeft <= NEAR_DAYS ? 'near' : 'far';
}

/**
 * The clocks that ask something of the user now or soon: what a reminder is for. A preset counts only where nothing better
 * is known and while it runs: whether a usual time that is over meant anything, nobody can say.
 */
export function listDue(clocks: readonly CaseClock[]): readonly CaseClock[] {
  const hasOwn = clocks.some(({ kind }) => kind === 'deadline' || kind === 'notice');
  return clocks.filter(({ role, kind, state }) => {
    if (role !== 'act-by' || state === 'far') return false;
    return kind !== 'preset' || (!hasOwn && state !== 'over');
  });
}
