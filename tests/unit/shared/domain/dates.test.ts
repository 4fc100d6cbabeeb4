import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateTimeSchema,
  daysBetween,
  formatLongDate,
  localDateSchema,
} from '../../../../shared/domain/dates.ts';

describe('localDateSchema', () => {
  it('takes days that exist and no others', () => {
    expect(localDateSchema.safeParse('2024-02-29').success).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '01/02/2026', '', '2026-09-31']) {
      expect(localDateSchema.safeParse(text).success, text).toBe(false);
    }
  });
});

describe('dateTimeSchema', () => {
  it('wants a zone', () => {
    expect(dateTimeSchema.safeParse('2026-09-15T10:20:00-04:00').success).toBe(true);
    expect(dateTimeSchema.safeParse('2026-09-15T10:20:00Z').success).toBe(true);
    expect(dateTimeSchema.safeParse('2026-09-15T10:20:00').success).toBe(false);
  });
});

describe('daysBetween and addDays', () => {
  it('undo each other, also over daylight saving and leap days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        const from = addDays('1990-01-01', start);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

describe('formatLongDate', () => {
  it('names the month, so that no country can misread it', () => {
    expect(formatLongDate('2026-09-04')).toBe('4 September 2026');
  });
});
