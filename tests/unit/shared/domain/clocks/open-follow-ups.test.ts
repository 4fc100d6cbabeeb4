import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isFollowUpOpen,
  judgeFollowUps,
  listOpenFollowUps,
  writtenDay,
} from '../../../../../shared/domain/clocks/open-follow-ups.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const contact = (at: string, followUpOn: string | null = null) => ({ at, followUpOn });

describe('writtenDay', () => {
  it('is the day that the user wrote, whatever the zone', () => {
    expect(writtenDay('2026-09-15T23:50:00-07:00')).toBe('2026-09-15');
    expect(writtenDay('2026-09-15T00:10:00+09:00')).toBe('2026-09-15');
  });
});

describe('isFollowUpOpen', () => {
  const asked = contact('2026-09-15T10:00:00+00:00', '2026-09-22');

  it('is open until something was logged on its day or later', () => {
    expect(isFollowUpOpen(asked, [asked])).toBe(true);
    expect(isFollowUpOpen(asked, [asked, contact('2026-09-21T23:59:00+00:00')])).toBe(true);
    expect(isFollowUpOpen(asked, [asked, contact('2026-09-22T00:00:00+00:00')])).toBe(false);
    expect(isFollowUpOpen(asked, [asked, contact('2026-10-02T09:00:00+00:00')])).toBe(false);
  });

  it('is not open without a date', () => {
    const plain = contact('2026-09-15T10:00:00+00:00');
    expect(isFollowUpOpen(plain, [plain])).toBe(false);
  });
});

describe('judgeFollowUps', () => {
  it('says the same of a whole log as one by one', () => {
    const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays('2026-09-15', days));
    const entry = fc
      .tuple(day, fc.option(day, { nil: null }))
      .map(([on, followUpOn]) => contact(`${on}T10:00:00+00:00`, followUpOn));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (all) => {
        expect(all.map(judgeFollowUps(all))).toEqual(all.map((one) => isFollowUpOpen(one, all)));
      }),
    );
  });
});

describe('listOpenFollowUps', () => {
  it('gives the open days, earliest first', () => {
    const all = [
      contact('2026-09-29T10:00:00+00:00', '2026-10-09'),
      contact('2026-09-22T10:00:00+00:00', '2026-09-29'),
      contact('2026-09-15T10:00:00+00:00', '2026-10-01'),
    ];
    expect(listOpenFollowUps(all)).toEqual(['2026-10-01', '2026-10-09']);
  });
});
