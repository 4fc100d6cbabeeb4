import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseClock, DueClock } from '../../../../../shared/domain/clocks/case-clock.ts';
import { listCalendarClocks, makeCalendarFile } from '../../../../../shared/domain/clocks/calendar-file.ts';
import type { CaseId } from '../../../../../shared/domain/ids.ts';
import { readCalendar } from '../../../../support/read-calendar.ts';

const WORDS = { deadline: 'Deadline', notice: 'Limit', preset: 'Usual', 'follow-up': 'Look', watch: 'Watch' };

function aDue(clock: Partial<CaseClock> = {}, caseTitle = 'Scales'): DueClock {
  return {
    ...{ caseId: 'case-1' as CaseId, caseTitle, storeName: 'Brightleaf Home', marketplace: 'US' },
    clock: {
      ...{ id: 'deadline', kind: 'deadline', role: 'act-by', dueOn: '2026-10-14', timeZone: 'America/Los_Angeles' },
      ...{ endsAt: '2026-10-15T07:00:00.000Z', ownDueOn: '2026-10-15', daysLeft: 5, state: 'near', text: '' },
      ...{ preset: null, interactionId: null },
      ...clock,
    },
  };
}

describe('makeCalendarFile', () => {
  it('makes an all-day entry with two alarms, on the earlier of the two days', () => {
    const [entry] = readCalendar(makeCalendarFile([aDue()], WORDS));
    expect(entry?.properties.get('DTSTART;VALUE=DATE')).toBe('20261014');
    expect(entry?.properties.get('DTEND;VALUE=DATE')).toBe('20261015');
    expect(entry?.properties.get('SUMMARY')).toBe('Deadline: Scales');
    expect(entry?.properties.get('DESCRIPTION')).toContain('ends in America/Los_Angeles at 2026-10-15 07:00 UTC');
    expect(entry?.alarms).toEqual(['-PT15H', 'PT9H']);
    const [earlier] = readCalendar(makeCalendarFile([aDue({ ownDueOn: '2026-10-13' })], WORDS));
    expect(earlier?.properties.get('DTSTART;VALUE=DATE')).toBe('20261013');
  });

  it('keeps the identity of an entry when its day moves, and gives the same bytes for the same clocks', () => {
    const uidOf = (due: DueClock) => readCalendar(makeCalendarFile([due], WORDS))[0]?.properties.get('UID');
    expect(uidOf(aDue({ dueOn: '2026-11-01', ownDueOn: '2026-11-01' }))).toBe(uidOf(aDue()));
    expect(makeCalendarFile([aDue()], WORDS)).toBe(makeCalendarFile([structuredClone(aDue())], WORDS));
  });

  it('carries every text whole, in every script, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const said = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
        const [entry] = readCalendar(makeCalendarFile([aDue({}, text)], WORDS));
        expect(entry?.properties.get('SUMMARY')).toBe(`Deadline: ${said}`);
      }),
    );
  });

  it('is a whole calendar without any entry', () => {
    expect(readCalendar(makeCalendarFile([], WORDS))).toEqual([]);
  });
});

describe('listCalendarClocks', () => {
  it('leaves out what is over, what asks nothing, and usual times', () => {
    const clocks = [aDue(), aDue({ state: 'over' }), aDue({ role: 'wait' }), aDue({ kind: 'preset' })];
    expect(listCalendarClocks(clocks)).toEqual([clocks[0]]);
  });
});
