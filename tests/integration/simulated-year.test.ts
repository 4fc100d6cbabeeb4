// A year of two stores by a clock that the test sets: three rounds, the changes of the clocks on both sides of the ocean,
// holidays, the brake, reminders, the watch list, and the clock set back.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { getCalendar } from '../../shared/domain/clocks/business-calendar.ts';
import type { CaseClock } from '../../shared/domain/clocks/case-clock.ts';
import { suggestFollowUpOn } from '../../shared/domain/clocks/follow-up.ts';
import { dayInZone } from '../../shared/domain/clocks/time-zone.ts';
import { listPromises, makeWatchTasks } from '../../shared/domain/clocks/watch-task.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { CaseStatus } from '../../shared/domain/case.ts';
import type { InteractionOutcome } from '../../shared/domain/interaction.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 180_000 });

const HOUR_MS = 3_600_000;
const OWN_ZONE = 'Europe/Berlin';

type Year = TestApp & {
  readonly clock: { at: Date };
  /** Moments at which the system showed a notice. */
  readonly notices: string[];
  /** Lets the time go by, looking every six hours as the application does every minute. */
  readonly passUntil: (at: string) => Promise<void>;
  readonly clocksOf: (caseId: CaseId) => Promise<readonly CaseClock[]>;
  readonly statusOf: (caseId: CaseId) => Promise<CaseStatus>;
};

async function startYear(from: string): Promise<Year> {
  const clock = { at: new Date(from) };
  const notices: string[] = [];
  const test = await startApp({
    ...{ now: () => clock.at, ownZone: () => OWN_ZONE },
    desktop: {
      ...{ showInFolder: () => undefined, openPath: () => Promise.resolve(true) },
      notify: () => void notices.push(clock.at.toISOString()),
    },
  });
  const { reminders } = test.app.services;
  const clocksOf = async (caseId: CaseId) => unwrap(await test.call('clocks.list', { caseId }));
  return {
    ...{ ...test, clock, notices, clocksOf },
    statusOf: async (caseId) => unwrap(await test.call('cases.get', { caseId })).case.status,
    passUntil: async (at) => {
      const end = Date.parse(at);
      while (clock.at.getTime() + 6 * HOUR_MS < end) {
        clock.at = new Date(clock.at.getTime() + 6 * HOUR_MS);
        reminders.check();
        for (const { clock: due } of unwrap(await test.call('clocks.listDue', {}))) {
          // What the state says and what the clock says are the same thing, on days of 23 and 25 hours too.
          expect(due.state === 'over').toBe(clock.at.toISOString() >= due.endsAt);
          if (due.state === 'today') expect(due.ownDueOn).toBe(dayInZone(clock.at, OWN_ZONE));
        }
      }
      clock.at = new Date(end);
      reminders.check();
    },
  };
}

async function createStore({ call }: TestApp, marketplace: string, deadlineOn: string): Promise<CaseId> {
  const created = aNewCase({ title: `Scales, ${marketplace}`, noticeReceivedOn: '2026-10-20', deadlineOn });
  const account = { ...created.account, marketplace } as typeof created.account;
  return unwrap(await call('cases.create', { ...created, account })).id;
}

/** Exports a kit, and records it as sent now with the follow-up that is suggested. @returns the day to look again */
async function send(year: Year, caseId: CaseId, date: string): Promise<string> {
  year.desk.folder = join(createTempDir(), 'kit');
  mkdirSync(year.desk.folder);
  const started = unwrap(await year.call('packets.startExport', { caseId, date }));
  if (!started) throw new Error('the dialog was closed');
  const job = await year.finished(started.jobId);
  expect(job.status).toBe('succeeded');
  const { kitId } = unwrap(await year.call('submissions.readKit', { caseId, jobId: started.jobId }));
  const { case: value, account } = unwrap(await year.call('cases.get', { caseId }));
  const rules = year.app.services.clocks.rules();
  const { timeZone } = getCalendar(rules.calendars, account.marketplace);
  const sent = { reasons: value.reasons, marketplace: account.marketplace, deadlineOn: value.deadlineOn };
  const followUpOn = suggestFollowUpOn({ ...sent, sentOn: dayInZone(year.clock.at, timeZone) }, rules);
  const sending = {
    ...{ sentAt: year.clock.at.toISOString(), zone: OWN_ZONE, channel: 'ah_reactivate' },
    ...{ person: '', subject: 'Appeal', amazonCaseId: '' },
  };
  unwrap(await year.call('submissions.record', { caseId, kitId, sending, followUpOn }));
  return followUpOn;
}

async function answer({ call, clock }: Year, caseId: CaseId, outcome: InteractionOutcome): Promise<void> {
  const interaction = anInteraction({
    ...{ at: clock.at.toISOString(), direction: 'in', channel: 'reply_email', outcome, followUpOn: null },
  });
  unwrap(await call('interactions.add', { caseId, interaction }));
}

describe('a year of two stores', () => {
  it('goes through three rounds, a refusal, and ninety days of watching', async () => {
    const year = await startYear('2026-10-20T09:00:00Z');
    const { call, passUntil, clocksOf, statusOf, notices } = year;
    const us = await createStore(year, 'US', '2026-11-02');
    const de = await createStore(year, 'DE', '2026-10-26');
    const invoice = putFile(createTempDir(), 'invoice.pdf', await aPdf(1));
    await year.finished(unwrap(await call('evidence.startImport', { caseId: us }, [invoice])).jobId);
    const plan = {
      rootCause: 'We bought 40 units [[invoice]].',
      correctiveActions: '- On 21 October 2026 we removed all units.',
      preventiveMeasures: '- Since 22 October 2026 Mira checks each invoice.\n- No retail stock since 22 October 2026.',
    };
    unwrap(await call('plans.save', { caseId: us, patch: plan }));
    year.app.services.reminders.check();

    // Summer time ends in Europe on 25 October and in America on 1 November: both deadlines end an hour later in UTC.
    expect((await clocksOf(de))[0]).toMatchObject({ dueOn: '2026-10-26', endsAt: '2026-10-26T23:00:00.000Z' });
    expect((await clocksOf(us))[0]).toMatchObject({ endsAt: '2026-11-03T08:00:00.000Z', ownDueOn: '2026-11-03' });
    await passUntil('2026-10-26T22:59:59Z');
    expect((await clocksOf(de))[0]?.state).toBe('today');
    expect(notices).toHaveLength(1);
    await passUntil('2026-10-26T23:00:00Z');
    expect((await clocksOf(de))[0]?.state).toBe('over');
    expect(notices).toHaveLength(1);

    // Round one, on the Friday before the deadline: the day to look is the deadline, the quiet time a week.
    await passUntil('2026-10-30T18:00:00Z');
    expect(await send(year, us, '2026-10-30')).toBe('2026-11-02');
    expect(await statusOf(us)).toBe('sent');
    await passUntil('2026-11-04T18:00:00Z');
    expect(unwrap(await call('clocks.judgeContact', { caseId: us }))).toMatchObject({
      isTooSoon: true,
      businessDays: 3,
    });
    await passUntil('2026-11-06T18:00:00Z');
    expect(unwrap(await call('clocks.judgeContact', { caseId: us })).isTooSoon).toBe(false);
    await answer(year, us, 'more_info');
    expect(await statusOf(us)).toBe('more-asked');

    // Round two: Thanksgiving lies in the quiet time, and the new deadline before its end.
    unwrap(await call('cases.update', { caseId: us, patch: { deadlineOn: '2026-11-27' } }));
    await passUntil('2026-11-20T18:00:00Z');
    expect(await send(year, us, '2026-11-20')).toBe('2026-11-25');
    await passUntil('2026-11-23T18:00:00Z');
    expect(unwrap(await call('clocks.judgeContact', { caseId: us }))).toMatchObject({
      ...{ isTooSoon: false, nearerDeadlineOn: '2026-11-27', recentCount: 1 },
    });
    await answer(year, de, 'final');
    expect((await clocksOf(de)).map(({ id, endsAt }) => `${id} ${endsAt}`)).toEqual([
      'preset:internal_complaint 2027-04-20T22:00:00.000Z',
      'preset:mediation_request 2027-05-23T22:00:00.000Z',
    ]);
    await passUntil('2026-12-15T18:00:00Z');
    await answer(year, us, 'denied');
    expect(await statusOf(us)).toBe('refused');

    // Round three, and the account comes back; summer time begins in America on 14 March, in Europe on 28 March.
    await passUntil('2027-02-25T18:00:00Z');
    unwrap(await call('submissions.startRound', { caseId: us }));
    unwrap(await call('cases.update', { caseId: us, patch: { deadlineOn: null } }));
    expect(await send(year, us, '2027-02-25')).toBe('2027-03-04');
    expect(unwrap(await call('submissions.list', { caseId: us })).map(({ round }) => round)).toEqual([1, 2, 3]);
    await passUntil('2027-03-10T18:00:00Z');
    await answer(year, us, 'reinstated');
    const promises = listPromises(unwrap(await call('plans.get', { caseId: us })).preventiveMeasures);
    expect(promises).toHaveLength(2);
    const tasks = [...makeWatchTasks('2027-03-10', promises, 'Look at Account Health')];
    const watched = unwrap(await call('watch.add', { caseId: us, tasks }));
    const before = notices.length;
    await passUntil('2027-04-09T12:00:00Z');
    expect((await clocksOf(us)).map(({ ownDueOn, state }) => `${ownDueOn} ${state}`)).toEqual([
      ...['2027-04-09 today', '2027-04-09 today', '2027-04-09 today', '2027-05-09 far', '2027-06-08 far'],
    ]);
    // Three things on one day are one notice.
    expect(notices.slice(before)).toHaveLength(1);
    for (const { id, dueOn } of watched) {
      await passUntil(`${dueOn}T15:00:00Z`);
      unwrap(await call('watch.update', { caseId: us, taskId: id, patch: { doneOn: dueOn } }));
    }
    await passUntil('2027-10-20T09:00:00Z');
    expect(await clocksOf(us)).toEqual([]);

    // The clock set back by most of the year: nothing breaks, and nothing is told twice.
    const told = notices.length;
    year.clock.at = new Date('2026-10-26T12:00:00Z');
    year.app.services.reminders.check();
    expect(await clocksOf(us)).toEqual([]);
    expect((await clocksOf(de)).every(({ state }) => state === 'far')).toBe(true);
    expect(unwrap(await call('clocks.judgeContact', { caseId: us }))).toMatchObject({
      recentCount: 0,
      openSince: null,
    });
    expect(notices).toHaveLength(told);
  });
});
