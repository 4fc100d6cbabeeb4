import { describe, expect, it } from 'vitest';
import { parseMailDate } from '../../../../../shared/domain/contacts/parse-mail-date.ts';

describe('parseMailDate', () => {
  it.each([
    ['Tue, 15 Sep 2026 10:20:00 -0400', '2026-09-15T10:20:00-04:00'],
    ['15 Sep 2026 10:20 +0530 (IST)', '2026-09-15T10:20:00+05:30'],
    ['Tue, 15 Sep 26 10:20:61 EDT', '2026-09-15T10:20:59-04:00'],
    ['Tue, 1 September 2026 00:00:00 GMT', '2026-09-01T00:00:00+00:00'],
    ['Sun, 01 Nov 2026 01:30:00 -0400', '2026-11-01T01:30:00-04:00'],
    ['Tue, 15 Sep 2026 10:20:00 -0000', '2026-09-15T10:20:00+00:00'],
  ])('reads %s in the zone of the mail', (header, at) => {
    expect(parseMailDate(header)).toBe(at);
  });

  it.each([
    '',
    'yesterday',
    'Tue, 31 Feb 2026 10:20:00 +0000',
    'Tue, 15 Sep 2026 25:20:00 +0000',
    'Thu, 1 Jan 1970 00:00:00 +0000',
    '15 Sep 2026 10:20 +9900',
    '15 Foo 2026 10:20 +0000',
  ])('finds no day in "%s"', (header) => {
    expect(parseMailDate(header)).toBeUndefined();
  });
});
