import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutQuotedReply } from '../../../../../shared/domain/contacts/cut-quoted-reply.ts';

describe('cutQuotedReply', () => {
  it.each([
    ['On Tue, Sep 15, 2026 at 10:20 AM Amazon <a@amazon.com> wrote:\n> Hello,\n>\n> Bye'],
    ['On Tue, Sep 15, 2026 at 10:20 AM Seller Performance\n<seller-performance@amazon.com> wrote:\n\n> Hello'],
    ['Am 15.09.2026 um 10:20 schrieb Amazon:\n> Hallo'],
    ['Le mar. 15 sept. 2026 à 10:20, Amazon a écrit :\n> Bonjour'],
    ['-----Original Message-----\nFrom: Amazon\nWe need more.'],
    ['________________________________\nFrom: Amazon\nSent: Tuesday\nTo: us\nSubject: Notice\n\nHello'],
    ['在 2026年9月15日 10:20，Amazon 写道：\n> 您好'],
    ['> only quoted lines\n> at the end'],
  ])('cuts what follows the own words (%#)', (quotation) => {
    expect(cutQuotedReply(`Our answer.\n\nBest regards\n\n${quotation}\n`)).toEqual({
      text: 'Our answer.\n\nBest regards',
      isCut: true,
    });
  });

  it('keeps quoted lines that are answered one by one', () => {
    const text = 'On Monday you wrote:\n> Which invoices?\nThose of Acme.\n> Since when?\nSince March.';
    expect(cutQuotedReply(text)).toEqual({ text, isCut: false });
  });

  it('keeps a text that only quotes, and sentences that look a little like an introduction', () => {
    expect(cutQuotedReply('> all\n> quoted').text).toBe('> all\n> quoted');
    const text = 'On Monday we wrote:\nplease look at it.\nFrom: our store\nThank you.';
    expect(cutQuotedReply(`${text}`).text).not.toBe('');
  });

  it('only ever takes away from the end, and never everything', () => {
    const line = fc.constantFrom('> quoted', '', 'own words', 'On Monday he wrote:', 'From: a', 'To: b', 'Subject: c');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        const cut = cutQuotedReply(text);
        expect(text.startsWith(cut.text)).toBe(true);
        if (text.trim() !== '') expect(cut.text.trim()).not.toBe('');
        expect(cut.isCut).toBe(cut.text.trimEnd() !== text.trimEnd());
      }),
    );
  });
});
