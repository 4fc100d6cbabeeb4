import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPastedNotes } from '../../../../../shared/domain/contacts/split-pasted-notes.ts';

describe('splitPastedNotes', () => {
  it('splits a chat into who, when and what', () => {
    const text = [
      'Chat of 15 September',
      '[10:32] Agent: Thank you for calling.',
      'How can I help?',
      '10:33 PM - Me: Which papers do you see?',
      'Agent (10:35): Two invoices.',
      '[2026-09-15 10:36:10] Brightleaf Home: Thank you.',
    ].join('\n');
    expect(splitPastedNotes(text, ['Brightleaf Home'])).toEqual({
      preface: 'Chat of 15 September',
      messages: [
        {
          speaker: 'Agent',
          time: '10:32',
          day: null,
          text: 'Thank you for calling.\nHow can I help?',
          direction: 'in',
        },
        { speaker: 'Me', time: '22:33', day: null, text: 'Which papers do you see?', direction: 'out' },
        { speaker: 'Agent', time: '10:35', day: null, text: 'Two invoices.', direction: 'in' },
        { speaker: 'Brightleaf Home', time: '10:36', day: '2026-09-15', text: 'Thank you.', direction: 'out' },
      ],
    });
  });

  it.each([
    'I called them. They said the papers are there.',
    'Subject: papers\nDate: Monday\nNote: call again',
    'Agent: hello',
    'See https://example.com: it is there\nand http://example.com: too',
    '',
  ])('leaves a text that is no conversation as it is (%#)', (text) => {
    expect(splitPastedNotes(text)).toBeUndefined();
  });

  it('takes an agent in any script, and full-width colons', () => {
    const split = splitPastedNotes('客服：您好\n我：发票收到了吗？');
    expect(split?.messages).toMatchObject([
      { speaker: '客服', direction: 'in', text: '您好' },
      { speaker: '我', direction: 'out' },
    ]);
  });

  it('gives back every message that was written down, whatever it says', () => {
    const speaker = fc.constantFrom('Agent', 'Me', 'Kim O’Neil', 'Support (US)');
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => `${part}`.padStart(2, '0')).join(':'));
    const said = fc.stringMatching(/^[A-Za-z0-9 .,!?]{0,40}$/).map((text) => text.trim());
    const message = fc.record({ speaker, time, text: said });
    fc.assert(
      fc.property(fc.array(message, { minLength: 2, maxLength: 20 }), (messages) => {
        const text = messages.map((one) => `[${one.time}] ${one.speaker}: ${one.text}`).join('\n');
        const split = splitPastedNotes(text);
        expect(split?.messages.map((one) => ({ speaker: one.speaker, time: one.time, text: one.text }))).toEqual(
          messages,
        );
      }),
    );
  });

  it('loses no word of any text, and takes no time for long lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 10 }), (lines) => {
        const split = splitPastedNotes(lines.join('\n'));
        for (const word of split ? (lines.join('\n').match(/[a-z]{6,}/gi) ?? []) : []) {
          expect(JSON.stringify(split)).toContain(word);
        }
      }),
    );
    const startedAt = performance.now();
    splitPastedNotes(`${'a '.repeat(100_000)}\n${'[10:32] '.repeat(50_000)}\n`.repeat(5));
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
