import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import holidays from '../../../../../resources/catalogue/holidays.json' with { type: 'json' };
import {
  addBusinessDays,
  businessCalendarSchema,
  getCalendar,
  isBusinessDay,
} from '../../../../../shared/domain/clocks/business-calendar.ts';
import { suggestFollowUpOn } from '../../../../../shared/domain/clocks/follow-up.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const calendars = holidays.map((one) => businessCalendarSchema.parse(one));
const us = getCalendar(calendars, 'US');
const uk = getCalendar(calendars, 'UK');
const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));

describe('suggestFollowUpOn', () => {
  it('waits five business days of the marketplace', () => {
    const question = { channel: 'ah_reactivate', deadlineOn: null, calendar: uk };
    expect(suggestFollowUpOn({ ...question, sentOn: '2026-09-14' })).toBe('2026-09-21');
    expect(suggestFollowUpOn({ ...question, sentOn: '2026-09-19' })).toBe('2026-09-25');
    expect(suggestFollowUpOn({ ...question, sentOn: '2026-09-18' })).toBe('2026-09-25');
  });

  it('does not count holidays: Thanksgiving moves the day', () => {
    const question = { sentOn: '2026-11-20', channel: 'ah_reactivate', deadlineOn: null };
    expect(suggestFollowUpOn({ ...question, calendar: us })).toBe('2026-11-30');
    expect(suggestFollowUpOn({ ...question, calendar: uk })).toBe('2026-11-27');
  });

  it('gives document reviews the time that Amazon names', () => {
    const question = { sentOn: '2026-09-14', deadlineOn: null, calendar: uk };
    expect(suggestFollowUpOn({ ...question, channel: 'ah_compliance' })).toBe('2026-10-05');
  });

  it('moves ahead of a nearer deadline, never to the day of sending', () => {
    const question = { sentOn: '2026-09-14', channel: 'ah_reactivate', calendar: uk };
    expect(suggestFollowUpOn({ ...question, deadlineOn: '2026-09-18' })).toBe('2026-09-17');
    expect(suggestFollowUpOn({ ...question, deadlineOn: '2026-09-15' })).toBe('2026-09-15');
    expect(suggestFollowUpOn({ ...question, deadlineOn: '2026-09-10' })).toBe('2026-09-21');
    expect(suggestFollowUpOn({ ...question, deadlineOn: '2027-01-01' })).toBe('2026-09-21');
  });

  it('is always after the day of sending and never after the quiet days', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.option(anyDay, { nil: null }),
        fc.constantFrom(...calendars),
        (sentOn, deadlineOn, calendar) => {
          const on = suggestFollowUpOn({ sentOn, channel: 'ah_reactivate', deadlineOn, calendar });
          expect(on > sentOn).toBe(true);
          expect(on <= addBusinessDays(sentOn, 5, calendar)).toBe(true);
          if (deadlineOn === null) expect(isBusinessDay(on, calendar)).toBe(true);
        },
      ),
    );
  });
});
