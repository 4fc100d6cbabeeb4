import { describe, expect, it } from 'vitest';
import { makeOneContact, makeSplitContacts } from '../../../../../renderer/features/interactions/pasted-contacts.ts';
import { splitPastedNotes } from '../../../../../shared/domain/contacts/split-pasted-notes.ts';
import { interactionDetailsSchema } from '../../../../../shared/domain/interaction.ts';

const CONTEXT = { at: '2026-10-31T23:50:00-04:00', zone: 'America/New_York', channel: 'ahs_call' };

function split(text: string, context = CONTEXT) {
  const notes = splitPastedNotes(text);
  if (!notes) throw new Error('no conversation');
  return makeSplitContacts(notes, context);
}

describe('makeSplitContacts', () => {
  it('goes on to the next day at midnight, in the zone’s own time', () => {
    const entries = split('[23:58] Agent: Hello\n[00:05] Me: Yes\n[03:30] Agent: Bye');
    // The clock goes back at two on 1 November.
    expect(entries.map(({ at }) => at)).toEqual([
      '2026-10-31T23:58:00-04:00',
      '2026-11-01T00:05:00-04:00',
      '2026-11-01T03:30:00-05:00',
    ]);
    expect(entries.every((entry) => interactionDetailsSchema.safeParse(entry).success)).toBe(true);
  });

  it('takes days that were noted, and the moment of the paste for messages without a time', () => {
    expect(split('[2026-09-15 10:32] Agent: a\nMe: b').map(({ at }) => at.slice(0, 16))).toEqual([
      '2026-09-15T10:32',
      '2026-09-15T10:32',
    ]);
    expect(split('Agent: a\nMe: b').map(({ at }) => at)).toEqual([CONTEXT.at, CONTEXT.at]);
  });

  it('leaves a message that was noted late on its day, names who spoke, and keeps what stood above', () => {
    const entries = split('Second call\n[10:32] Kim: a\n[10:20] Me: b');
    expect(entries).toMatchObject([
      { person: 'Kim', direction: 'in', summary: 'Second call\na' },
      { person: '', direction: 'out', summary: 'b', at: '2026-10-31T10:20:00-04:00' },
    ]);
  });
});

describe('makeOneContact', () => {
  it('keeps the whole text, and its first line as the summary', () => {
    const entry = makeOneContact('  They said\nthat all is there. \n', CONTEXT);
    expect(entry).toMatchObject({ summary: 'They said', body: 'They said\nthat all is there.' });
    expect(interactionDetailsSchema.safeParse(entry).success).toBe(true);
  });
});
