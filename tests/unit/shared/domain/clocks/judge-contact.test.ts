import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../electron/app/load-catalogue.ts';
import { judgeContact } from '../../../../../shared/domain/clocks/judge-contact.ts';
import type { Contact } from '../../../../../shared/domain/clocks/open-submission.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const catalogue = loadCatalogue('resources');
const out = (day: string, channel = 'ah_reactivate'): Contact => ({
  ...{ at: `${day}T10:00:00-07:00`, channel, direction: 'out', outcome: null },
});
const answer = (day: string, outcome: Contact['outcome']): Contact => ({
  ...{ at: `${day}T15:00:00-07:00`, channel: 'reply_email', direction: 'in', outcome },
});
const judge = (today: string, contacts: readonly Contact[], deadlineOn: string | null = null) =>
  judgeContact({ contacts, today, deadlineOn, reasons: ['inauthentic_supply'], marketplace: 'US' }, catalogue);

describe('judgeContact', () => {
  it('warns until five business days of silence have passed', () => {
    const sent = [out('2026-09-14')];
    expect(judge('2026-09-16', sent)).toEqual({
      ...{ isTooSoon: true, recentCount: 1, openSince: '2026-09-14', businessDays: 2 },
      ...{ waitUntil: '2026-09-21', nearerDeadlineOn: null },
    });
    expect(judge('2026-09-20', sent).isTooSoon).toBe(true);
    expect(judge('2026-09-21', sent)).toMatchObject({ isTooSoon: false, waitUntil: null, businessDays: 5 });
  });

  it('lets a nearer deadline go first, and a later or past one not', () => {
    const sent = [out('2026-09-14')];
    expect(judge('2026-09-16', sent, '2026-09-18')).toMatchObject({ isTooSoon: false, nearerDeadlineOn: '2026-09-18' });
    expect(judge('2026-09-16', sent, '2026-09-21').isTooSoon).toBe(true);
    expect(judge('2026-09-16', sent, '2026-09-15').isTooSoon).toBe(true);
  });

  it('is silent once Amazon has answered; a receipt is no answer', () => {
    expect(judge('2026-09-17', [out('2026-09-14'), answer('2026-09-16', 'more_info')]).isTooSoon).toBe(false);
    expect(judge('2026-09-17', [out('2026-09-14'), answer('2026-09-16', null)]).isTooSoon).toBe(false);
    expect(judge('2026-09-17', [out('2026-09-14'), answer('2026-09-16', 'under_review')]).isTooSoon).toBe(true);
  });

  it('counts calls among the contacts, but waits for no answer to them', () => {
    const calls = [out('2026-09-14', 'ahs_call'), out('2026-09-15', 'forum_mod')];
    expect(judge('2026-09-16', calls)).toMatchObject({ isTooSoon: false, recentCount: 2, openSince: null });
  });

  it('counts fourteen days, today included', () => {
    const daily = Array.from({ length: 30 }, (_, back) => out(addDays('2026-09-30', -back), 'ahs_call'));
    expect(judge('2026-09-30', daily).recentCount).toBe(14);
  });

  it('leaves out what is dated in the future, and bears a clock that was set back', () => {
    expect(judge('2026-09-10', [out('2026-09-14')])).toMatchObject({
      isTooSoon: false,
      recentCount: 0,
      openSince: null,
    });
  });

  it('never warns for longer than it says, whatever the log holds', () => {
    const anyContact = fc.record({
      at: fc.integer({ min: 0, max: 400 }).map((days) => `${addDays('2026-01-01', days)}T23:30:00+09:00`),
      channel: fc.constantFrom('ah_reactivate', 'ahs_call', 'reply_email'),
      direction: fc.constantFrom('in' as const, 'out' as const),
      outcome: fc.constantFrom(null, 'denied' as const, 'under_review' as const),
    });
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), (contacts, days) => {
        const today = addDays('2026-01-01', days);
        const judged = judge(today, contacts);
        expect(judged.isTooSoon).toBe(judged.waitUntil !== null && judged.nearerDeadlineOn === null);
        if (judged.waitUntil === null) return;
        expect(judged.waitUntil > today).toBe(true);
        const known = contacts.filter(({ at }) => Date.parse(at) < Date.parse(`${today}T00:00:00Z`) + 86_400_000);
        expect(judge(judged.waitUntil, known).openSince === null || !judge(judged.waitUntil, known).isTooSoon).toBe(
          true,
        );
      }),
    );
  });
});
