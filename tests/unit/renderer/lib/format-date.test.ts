import { describe, expect, it } from 'vitest';
import { formatBytes, formatDay, formatDistance, formatTime } from '../../../../renderer/lib/format-date.ts';

describe('formatDay', () => {
  it('leaves the year out when it is this year', () => {
    expect(formatDay('2026-09-14', 'en', '2026-10-01')).toBe('Sep 14');
    expect(formatDay('2025-09-14', 'en', '2026-10-01')).toBe('Sep 14, 2025');
    expect(formatDay('2026-09-14', 'en')).toBe('Sep 14, 2026');
  });

  it('is the same day in every time zone', () => {
    expect(formatDay('2026-01-01', 'en')).toBe('Jan 1, 2026');
  });
});

describe('formatDistance', () => {
  it('says near days in words', () => {
    expect(formatDistance('2026-10-01', '2026-10-01', 'en')).toBe('today');
    expect(formatDistance('2026-10-02', '2026-10-01', 'en')).toBe('tomorrow');
    expect(formatDistance('2026-09-19', '2026-10-01', 'en')).toBe('12 days ago');
  });
});

describe('formatTime', () => {
  it('keeps the time that was written, whatever its offset', () => {
    expect(formatTime('2026-09-15T10:20:00-04:00', 'en-GB')).toBe('10:20');
    expect(formatTime('2026-09-15T23:05:00+09:00', 'en-GB')).toBe('23:05');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1000, '1 kB'],
    [425_300, '425 kB'],
    [4_183_221, '4.2 MB'],
    [1_500_000_000, '1.5 GB'],
  ])('%d', (sizeBytes, expected) => {
    expect(formatBytes(sizeBytes, 'en')).toBe(expected);
  });
});
