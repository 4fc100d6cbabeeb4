import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../electron/app/load-catalogue.ts';
import {
  addBusinessDays,
  applyHolidayChanges,
  businessCalendarSchema,
  countBusinessDays,
  getCalendar,
  isBusinessDay,
  lastBusinessDayBefore,
} from '../../../../../shared/domain/clocks/business-calendar.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const { calendars, marketplaces } = loadCatalogue('resources');
const anyDay = fc.integer({ min: 0, max: 729 }).map((days) => addDays('2026-01-01', days));
const anyCalendar = fc.constantFrom(...calendars);

describe('holidays.json', () => {
  it('has a calendar for each marketplace, days in order and once', () => {
    expect(calendars.map(({ marketplace }) => marketplace)).toEqual(marketplaces.map(({ id }) => id));
    for (const { holidays: days } of calendars) {
      expect(days.map(({ on }) => on)).toEqual([...new Set(days.map(({ on }) => on))].sort());
      expect(days.some(({ on }) => on.startsWith('2027'))).toBe(true);
    }
  });

  it.each([
    ['US', '2026-07-03'],
    ['US', '2026-11-26'],
    ['UK', '2027-12-27'],
    ['DE', '2026-05-14'],
    ['PL', '2027-05-27'],
    ['IE', '2027-02-01'],
    ['JP', '2026-09-22'],
    ['CA', '2026-05-18'],
    ['SA', '2026-09-23'],
  ])('nobody works in %s on %s', (marketplace, on) => {
    expect(isBusinessDay(on, getCalendar(calendars, marketplace))).toBe(false);
  });

  it('knows that weekends differ', () => {
    // A Friday and a Sunday without any holiday.
    expect(isBusinessDay('2026-09-18', getCalendar(calendars, 'SA'))).toBe(false);
    expect(isBusinessDay('2026-09-20', getCalendar(calendars, 'SA'))).toBe(true);
    expect(isBusinessDay('2026-09-18', getCalendar(calendars, 'AE'))).toBe(true);
    expect(isBusinessDay('2026-09-20', getCalendar(calendars, 'AE'))).toBe(false);
  });
});

describe('addBusinessDays', () => {
  it('goes back by counting, for every calendar and day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyCalendar, (from, count, calendar) => {
        const to = addBusinessDays(from, count, calendar);
        expect(isBusinessDay(to, calendar)).toBe(true);
        expect(countBusinessDays(from, to, calendar)).toBe(count);
        expect(countBusinessDays(from, addDays(to, -1), calendar)).toBe(count - 1);
      }),
    );
  });

  it('ends on a calendar without any business day', () => {
    const weekend = ['sun', 'mon', 'tue'] as const;
    const holidaysOnly = Array.from({ length: 900 }, (_, days) => ({ on: addDays('2026-01-01', days), name: 'off' }));
    const calendar = businessCalendarSchema.parse({
      ...{ marketplace: 'XX', timeZone: 'UTC', weekend, asOf: '2026-01-01' },
      holidays: holidaysOnly,
    });
    expect(addBusinessDays('2026-02-01', 2, calendar)).toMatch(/^2026-/);
    expect(lastBusinessDayBefore('2027-08-01', calendar)).toBe('2027-07-31');
  });
});

describe('countBusinessDays', () => {
  it('is nothing when the clock was set back', () => {
    expect(countBusinessDays('2026-09-14', '2026-09-10', getCalendar(calendars, 'US'))).toBe(0);
  });
});

describe('businessCalendarSchema', () => {
  it('refuses a zone that does not exist', () => {
    expect(businessCalendarSchema.safeParse({ ...calendars[0], timeZone: 'Europe/Atlantis' }).success).toBe(false);
  });
});

describe('applyHolidayChanges', () => {
  it('adds and drops days of one marketplace alone', () => {
    const changed = applyHolidayChanges(calendars, {
      US: { added: ['2026-11-27', '2026-11-26'], dropped: ['2026-10-12'] },
    });
    const us = getCalendar(changed, 'US');
    expect(isBusinessDay('2026-11-27', us)).toBe(false);
    expect(isBusinessDay('2026-10-12', us)).toBe(true);
    expect(us.holidays.filter(({ on }) => on === '2026-11-26')).toHaveLength(1);
    expect(getCalendar(changed, 'UK')).toEqual(getCalendar(calendars, 'UK'));
  });
});
