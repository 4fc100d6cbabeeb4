import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../electron/app/load-catalogue.ts';
import { countBusinessDays, getCalendar } from '../../../../../shared/domain/clocks/business-calendar.ts';
import { quietUntil, suggestFollowUpOn } from '../../../../../shared/domain/clocks/follow-up.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const catalogue = loadCatalogue('resources');
const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
const anyMarketplace = fc.constantFrom(...catalogue.marketplaces.map(({ id }) => id));
const anyReasons = fc.subarray(
  catalogue.reasons.map(({ id }) => id),
  { maxLength: 3 },
);

const suggest = (
  sentOn: string,
  more: { deadlineOn?: string; marketplace?: string; reasons?: readonly string[] } = {},
) =>
  suggestFollowUpOn(
    { sentOn, reasons: ['inauthentic_supply'], marketplace: 'UK', deadlineOn: null, ...more },
    catalogue,
  );

describe('suggestFollowUpOn', () => {
  it('waits five business days of the marketplace', () => {
    expect(suggest('2026-09-14')).toBe('2026-09-21');
    expect(suggest('2026-09-18')).toBe('2026-09-25');
    expect(suggest('2026-09-19')).toBe('2026-09-25');
  });

  it('does not count holidays: Thanksgiving moves the day', () => {
    expect(suggest('2026-11-20', { marketplace: 'US' })).toBe('2026-11-30');
    expect(suggest('2026-11-20')).toBe('2026-11-27');
  });

  it('gives slower reviews the time that Amazon names', () => {
    expect(suggest('2026-09-14', { reasons: ['compliance_documents'] })).toBe('2026-10-05');
  });

  it('moves ahead of a nearer deadline, never to the day of sending', () => {
    expect(suggest('2026-09-14', { deadlineOn: '2026-09-18' })).toBe('2026-09-17');
    expect(suggest('2026-09-14', { deadlineOn: '2026-09-15' })).toBe('2026-09-15');
    expect(suggest('2026-09-14', { deadlineOn: '2026-09-10' })).toBe('2026-09-21');
    expect(suggest('2026-09-14', { deadlineOn: '2027-01-01' })).toBe('2026-09-21');
  });

  it('is after the day of sending and never after the quiet time, everywhere and for every reason', () => {
    fc.assert(
      fc.property(
        ...([anyDay, fc.option(anyDay, { nil: null }), anyMarketplace, anyReasons] as const),
        (sentOn, deadlineOn, marketplace, reasons) => {
          const sent = { sentOn, deadlineOn, marketplace, reasons };
          const on = suggestFollowUpOn(sent, catalogue);
          const quiet = quietUntil(sent, catalogue);
          expect(on > sentOn && on <= quiet).toBe(true);
          expect(
            countBusinessDays(sentOn, quiet, getCalendar(catalogue.calendars, marketplace)),
          ).toBeGreaterThanOrEqual(5);
          if (deadlineOn === null) expect(on).toBe(quiet);
        },
      ),
    );
  });

  it('counts five business days even where the catalogue says nothing', () => {
    const sent = { sentOn: '2026-09-14', reasons: [], marketplace: 'XX', deadlineOn: null };
    expect(suggestFollowUpOn(sent, { clocks: [], calendars: [] })).toBe('2026-09-21');
  });
});
