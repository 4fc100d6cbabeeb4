import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../electron/app/load-catalogue.ts';
import { listClocks, listDue, type ClockedCase } from '../../../../../shared/domain/clocks/list-clocks.ts';
import { dayInZone } from '../../../../../shared/domain/clocks/time-zone.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';
import type { CaseId, InteractionId, WatchTaskId } from '../../../../../shared/domain/ids.ts';

const catalogue = loadCatalogue('resources');

function aClocked(change: Partial<ClockedCase['case']> = {}, rest: Partial<ClockedCase> = {}): ClockedCase {
  return {
    case: { status: 'preparing', deadlineOn: '2026-10-14', noticeReceivedOn: '2026-09-14', reasons: [], ...change },
    ...{ marketplace: 'US', noticeText: '', interactions: [], watchTasks: [] },
    ...rest,
  };
}

const contact = (id: string, at: string, change: Partial<ClockedCase['interactions'][number]> = {}) => ({
  ...{ id: id as InteractionId, at, channel: 'ah_reactivate', direction: 'out' as const },
  ...{ outcome: null, followUpOn: null },
  ...change,
});

const clocksAt = (now: string, it: ClockedCase, ownZone = 'Europe/Berlin') =>
  listClocks(it, { now: new Date(now), ownZone }, catalogue);

describe('listClocks', () => {
  it('ends a deadline with the marketplace’s day, and says on which day that is for the user', () => {
    const [deadline] = clocksAt('2026-10-14T09:00:00Z', aClocked());
    expect(deadline).toMatchObject({ kind: 'deadline', dueOn: '2026-10-14', timeZone: 'America/Los_Angeles' });
    // Midnight in California is nine in the morning of the next day in Berlin.
    expect(deadline).toMatchObject({ endsAt: '2026-10-15T07:00:00.000Z', ownDueOn: '2026-10-15', state: 'near' });
    const [japanese] = clocksAt('2026-10-14T09:00:00Z', aClocked({}, { marketplace: 'JP' }), 'America/New_York');
    expect(japanese).toMatchObject({ endsAt: '2026-10-14T15:00:00.000Z', ownDueOn: '2026-10-14', state: 'today' });
  });

  it.each([
    ['2026-10-01T00:00:00Z', 'far', 14],
    ['2026-10-08T12:00:00Z', 'near', 7],
    ['2026-10-14T21:59:59Z', 'near', 1],
    ['2026-10-14T22:00:00Z', 'today', 0],
    ['2026-10-15T06:59:59Z', 'today', 0],
    ['2026-10-15T07:00:00Z', 'over', 0],
    ['2026-10-17T12:00:00Z', 'over', -2],
  ])('at %s the deadline is %s', (now, state, daysLeft) => {
    expect(clocksAt(now, aClocked())[0]).toMatchObject({ state, daysLeft });
  });

  it('offers the limits of the notice until the user sets a deadline', () => {
    const noticeText = 'Please reply within 72 hours of this message.';
    const read = clocksAt('2026-09-15T12:00:00Z', aClocked({ deadlineOn: null }, { noticeText }));
    expect(read).toMatchObject([{ kind: 'notice', dueOn: '2026-09-17', text: 'within 72 hours' }]);
    const set = clocksAt('2026-09-15T12:00:00Z', aClocked({}, { noticeText }));
    expect(set.map(({ kind }) => kind)).toEqual(['deadline']);
  });

  it('takes the usual time of the catalogue only where the notice names none', () => {
    const reasons = ['inauthentic_supply'];
    const [usual] = clocksAt('2026-09-15T12:00:00Z', aClocked({ deadlineOn: null, reasons }));
    expect(usual).toMatchObject({ id: 'preset:plan_older', dueOn: '2026-10-01', preset: { confidence: 'H' } });
    expect(clocksAt('2026-09-15T12:00:00Z', aClocked({ reasons })).map(({ id }) => id)).toEqual(['deadline']);
  });

  it('counts from the sending while an answer is waited for', () => {
    const sent = aClocked(
      { status: 'sent' },
      { interactions: [contact('a', '2026-09-14T10:00:00-07:00', { followUpOn: '2026-09-21' })] },
    );
    const ids = clocksAt('2026-09-15T12:00:00Z', sent).map(({ id, dueOn }) => `${id} ${dueOn}`);
    expect(ids).toEqual([
      'follow-up:a 2026-09-21',
      'preset:first_follow_up 2026-09-21',
      'preset:answer_usual 2026-09-28',
    ]);
  });

  it('opens the further ways of the EU once Amazon has said no, on the last day of a short month too', () => {
    const interactions = [contact('no', '2026-09-30T10:00:00+02:00', { direction: 'in', outcome: 'final' })];
    const refused = aClocked(
      { status: 'refused', noticeReceivedOn: '2026-08-31' },
      { marketplace: 'DE', interactions },
    );
    const ids = clocksAt('2026-10-15T12:00:00Z', refused).map(({ id, dueOn }) => `${id} ${dueOn}`);
    expect(ids).toEqual(['preset:internal_complaint 2027-02-28', 'preset:mediation_request 2027-03-30']);
    expect(clocksAt('2026-10-15T12:00:00Z', { ...refused, marketplace: 'US' })).toEqual([]);
  });

  it('watches what was promised after the account is back, and nothing else', () => {
    const task = { id: 't' as WatchTaskId, caseId: 'c' as CaseId, kind: 'promise' as const, text: 'No retail stock' };
    const watchTasks = [
      { ...task, dueOn: '2026-11-20', doneOn: null },
      { ...task, id: 'u' as WatchTaskId, dueOn: '2026-11-19', doneOn: '2026-11-18' },
    ];
    const clocks = clocksAt('2026-11-20T12:00:00Z', aClocked({ status: 'reinstated' }, { watchTasks }));
    expect(clocks).toMatchObject([{ id: 'watch:t', state: 'today', timeZone: 'Europe/Berlin' }]);
    expect(clocksAt('2026-11-20T12:00:00Z', aClocked({ status: 'sent' }, { watchTasks }))).toEqual([]);
  });

  it('bears a clock that was set back by years', () => {
    const it = aClocked(
      { status: 'sent' },
      { interactions: [contact('a', '2026-09-14T10:00:00-07:00', { followUpOn: '2026-09-21' })] },
    );
    expect(clocksAt('2019-01-01T00:00:00Z', it)).toMatchObject([{ id: 'follow-up:a', state: 'far' }]);
  });

  it('keeps state, day and moment in step, around the changes of the clocks too', () => {
    const zones = ['America/Los_Angeles', 'Europe/London', 'Australia/Sydney', 'Africa/Cairo', 'Asia/Kolkata'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 730 }),
        fc.integer({ min: 0, max: 730 * 48 }),
        fc.constantFrom(...zones),
        fc.constantFrom('US', 'UK', 'DE', 'JP', 'EG', 'AU'),
        (days, halfHours, ownZone, marketplace) => {
          const now = new Date(Date.parse('2026-01-01T00:00:00Z') + halfHours * 1_800_000);
          const it = aClocked({ deadlineOn: addDays('2026-01-01', days) }, { marketplace });
          const [clock] = listClocks(it, { now, ownZone }, catalogue);
          if (!clock) throw new Error('no clock');
          expect(dayInZone(new Date(Date.parse(clock.endsAt) - 1), clock.timeZone)).toBe(clock.dueOn);
          expect(clock.state === 'over').toBe(now.toISOString() >= clock.endsAt);
          if (clock.state === 'today') expect(clock.ownDueOn).toBe(dayInZone(now, ownZone));
          if (clock.state === 'near' || clock.state === 'far') expect(clock.daysLeft).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('listDue', () => {
  it('leaves out what is far, what asks nothing, and presets beside a real deadline', () => {
    const sent = aClocked(
      { status: 'sent' },
      { interactions: [contact('a', '2026-09-14T10:00:00-07:00', { followUpOn: '2026-09-21' })] },
    );
    expect(listDue(clocksAt('2026-09-21T12:00:00Z', sent)).map(({ id }) => id)).toEqual(['follow-up:a']);
    expect(listDue(clocksAt('2026-09-01T12:00:00Z', aClocked()))).toEqual([]);
    const usual = aClocked({ deadlineOn: null, reasons: ['inauthentic_supply'] });
    expect(listDue(clocksAt('2026-09-30T12:00:00Z', usual)).map(({ id }) => id)).toEqual(['preset:plan_older']);
    expect(listDue(clocksAt('2026-10-03T12:00:00Z', usual))).toEqual([]);
  });
});
