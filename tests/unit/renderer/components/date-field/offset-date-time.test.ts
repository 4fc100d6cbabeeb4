import { describe, expect, it } from 'vitest';
import { formatOffsetDateTime } from '../../../../../renderer/components/date-field/offset-date-time.ts';
import { dateTimeSchema } from '../../../../../shared/domain/dates.ts';

describe('formatOffsetDateTime', () => {
  it.each([
    ['2026-09-15T14:20:00Z', 'America/New_York', '2026-09-15T10:20:00-04:00'],
    ['2026-12-15T15:20:00Z', 'America/New_York', '2026-12-15T10:20:00-05:00'],
    ['2026-09-15T14:20:30Z', 'Asia/Kolkata', '2026-09-15T19:50:30+05:30'],
    ['2026-09-15T23:20:00Z', 'Asia/Shanghai', '2026-09-16T07:20:00+08:00'],
    ['2026-09-15T14:20:00Z', 'UTC', '2026-09-15T14:20:00+00:00'],
    ['2026-09-15T02:00:00Z', 'America/St_Johns', '2026-09-14T23:30:00-02:30'],
  ])('%s in %s is %s', (moment, zone, expected) => {
    const written = formatOffsetDateTime(new Date(moment), zone);
    expect(written).toBe(expected);
    expect(dateTimeSchema.safeParse(written).success).toBe(true);
    expect(new Date(written).getTime()).toBe(new Date(moment).getTime());
  });
});
