import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInZone, endOfDay, isTimeZone, startOfDay } from '../../../../../shared/domain/clocks/time-zone.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const ZONES = [
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'UTC',
];

describe('endOfDay', () => {
  it('is another moment in each zone', () => {
    expect(endOfDay('2026-10-14', 'America/Los_Angeles').toISOString()).toBe('2026-10-15T07:00:00.000Z');
    expect(endOfDay('2026-10-14', 'Europe/Berlin').toISOString()).toBe('2026-10-14T22:00:00.000Z');
    expect(endOfDay('2026-10-14', 'Asia/Kolkata').toISOString()).toBe('2026-10-14T18:30:00.000Z');
  });

  it('knows the days of 23 and 25 hours', () => {
    const hours = (date: string, zone: string): number =>
      (endOfDay(date, zone).getTime() - startOfDay(date, zone).getTime()) / 3_600_000;
    expect(hours('2026-03-08', 'America/Los_Angeles')).toBe(23);
    expect(hours('2026-11-01', 'America/Los_Angeles')).toBe(25);
    expect(hours('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(hours('2026-10-25', 'Europe/Berlin')).toBe(25);
    // Summer time begins at midnight there, so that the day begins at one o'clock.
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(hours('2026-04-24', 'Africa/Cairo')).toBe(23);
    expect(hours('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
  });

  it('is the border between two days, in every zone and on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1460 }), fc.constantFrom(...ZONES), (days, zone) => {
        const date = addDays('2025-01-01', days);
        const end = endOfDay(date, zone);
        expect(dayInZone(new Date(end.getTime() - 1), zone)).toBe(date);
        expect(dayInZone(end, zone)).toBe(addDays(date, 1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('isTimeZone', () => {
  it('tells zones from other words', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
  });
});
