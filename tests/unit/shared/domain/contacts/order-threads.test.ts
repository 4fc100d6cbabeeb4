import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderThreads, type ThreadMail } from '../../../../../shared/domain/contacts/order-threads.ts';

function aMail(messageId: string, at: string, inReplyTo = '', references: readonly string[] = []): ThreadMail {
  return { messageId, inReplyTo, references, at };
}

describe('orderThreads', () => {
  it('orders by the moment itself, not by the text of the date', () => {
    const mails = [
      aMail('c', '2026-09-15T23:00:00-07:00'),
      aMail('a', '2026-09-15T10:00:00+00:00'),
      aMail('b', '2026-09-16T01:00:00+02:00'),
    ];
    expect(orderThreads(mails).map(({ mail }) => mail.messageId)).toEqual(['a', 'b', 'c']);
  });

  it('puts an answer behind what it answers though its date is earlier, and says so', () => {
    const mails = [
      aMail('answer', '2026-09-01T10:00:00Z', 'missing', ['first', 'missing']),
      aMail('first', '2026-09-15T10:00:00Z'),
    ];
    expect(orderThreads(mails)).toEqual([
      { mail: mails[1], isBeforeParent: false },
      { mail: mails[0], isBeforeParent: true },
    ]);
  });

  it('loses no mail and puts every parent first, also in circles', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', '');
    const mail = fc.record({
      messageId: id,
      inReplyTo: id,
      references: fc.array(id, { maxLength: 3 }),
      at: fc.integer({ min: 0, max: 1e12 }).map((ms) => new Date(ms).toISOString()),
    });
    fc.assert(
      fc.property(fc.array(mail, { maxLength: 12 }), (mails) => {
        const ordered = orderThreads(mails);
        expect(ordered).toHaveLength(mails.length);
        expect(new Set(ordered.map((one) => one.mail))).toEqual(new Set(mails));
      }),
    );
    const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 15 }).map((parents) =>
      parents.map((parent, index) => ({
        messageId: `m${index}`,
        inReplyTo: index === 0 ? '' : `m${parent % index}`,
        references: [],
        at: new Date(parent * 1000).toISOString(),
      })),
    );
    fc.assert(
      fc.property(tree, (mails) => {
        const ids = orderThreads(mails).map((one) => one.mail.messageId);
        for (const mail of mails) {
          if (mail.inReplyTo !== '') expect(ids.indexOf(mail.inReplyTo)).toBeLessThan(ids.indexOf(mail.messageId));
        }
      }),
    );
  });
});
