import { describe, expect, it } from 'vitest';
import { makeTimelineCsv } from '../../../../../shared/domain/contacts/timeline-csv.ts';
import { makeTimeline, type TimelineInput } from '../../../../../shared/domain/contacts/timeline.ts';
import type { EvidenceId } from '../../../../../shared/domain/ids.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';
import { anInteraction } from '../../../../support/a-new-case.ts';

function anInput(changes: Partial<TimelineInput> = {}): TimelineInput {
  const { account, case: it } = aCaseFile();
  return {
    ...{ account, case: it, interactions: [], titles: new Map(), catalogue: theCatalogue(), today: '2026-11-02' },
    ...changes,
  };
}

describe('makeTimeline', () => {
  it('orders by the moment itself, over daylight saving and zones', () => {
    // New York's clock goes back on 1 November 2026 at 2:00: half past one comes twice.
    const interactions = [
      anInteraction({ at: '2026-11-01T01:30:00-05:00', summary: 'second' }),
      anInteraction({ at: '2026-11-01T01:45:00-04:00', summary: 'first', zone: 'America/New_York' }),
      anInteraction({ at: '2026-11-01T08:00:00+01:00', summary: 'third' }),
    ];
    const { entries } = makeTimeline(anInput({ interactions }));
    expect(entries.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
    expect(entries[0]).toMatchObject({
      when: '1 November 2026, 01:45 (America/New_York, UTC-04:00)',
      atUtc: '2026-11-01T05:45:00Z',
    });
  });

  it('shows nothing private: no note, no entry that is left out', () => {
    const interactions = [
      anInteraction({ summary: 'shown', privateNote: 'secret thought' }),
      anInteraction({ summary: 'left out', inTimeline: false }),
    ];
    const timeline = makeTimeline(anInput({ interactions }));
    expect(timeline.entries.map(({ text }) => text)).toEqual(['shown']);
    expect(JSON.stringify(timeline)).not.toMatch(/secret|left out/);
  });

  it('names attachments, promises, outcomes, and days ahead', () => {
    const interactions = [
      anInteraction({
        at: '2026-11-20T10:00:00-05:00',
        outcome: 'more_info',
        attachments: ['inv-acme' as EvidenceId, 'gone' as EvidenceId],
        promises: [
          { text: 'funds are released', by: 'amazon', dueOn: '2026-12-01' },
          { text: 'send the invoice', by: 'seller', dueOn: null },
        ],
      }),
    ];
    const { entries } = makeTimeline(anInput({ interactions, titles: new Map([['inv-acme', 'Acme invoice 1043']]) }));
    expect(entries).toMatchObject([
      {
        isFuture: true,
        outcome: 'More information asked for',
        attachments: ['Acme invoice 1043'],
        promises: ['Amazon: funds are released (by 1 December 2026)', 'We: send the invoice'],
      },
    ]);
  });
});

describe('makeTimelineCsv', () => {
  it('begins with the mark of UTF-8, quotes what needs it, and lets no cell be a formula', () => {
    const interactions = [
      anInteraction({
        person: '=HYPERLINK("http://x")',
        subject: '+1 555',
        summary: '-2+3\nline "two"',
        amazonCaseId: '@case',
      }),
    ];
    const csv = makeTimelineCsv(makeTimeline(anInput({ interactions })));
    expect(csv.startsWith('\ufeffWhen,When (UTC),Direction,')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toContain(`'@case,'+1 555,"'-2+3\nline ""two"""`);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(3);
  });
});
