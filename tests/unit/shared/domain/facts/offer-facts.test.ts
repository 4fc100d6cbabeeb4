import { describe, expect, it } from 'vitest';
import { offerFacts } from '../../../../../shared/domain/facts/offer-facts.ts';
import { KEPT_ASIDE } from '../../../../fixtures/document-texts/kept-aside.ts';
import {
  ACCOUNT,
  ASINS,
  toPages,
  toPlainPages,
  type LabelledText,
} from '../../../../fixtures/document-texts/labelled-text.ts';
import {
  LABELLED_TEXTS,
  MEASURED_FIELDS,
  precisionOf,
  recallOf,
  sumTallies,
  tallyOffers,
} from '../../../../fixtures/document-texts/tally-offers.ts';

function offer(text: string, type = 'supplier_invoice', source: LabelledText['source'] = 'layer') {
  const pages = toPages({ name: 'one', type, text, source, expected: {} });
  return offerFacts(pages, { type, account: ACCOUNT, asins: ASINS });
}

describe('offers on the labelled texts', () => {
  it('are right in at least 97 of 100 cases when offered alone, and find at least 90', () => {
    expect(LABELLED_TEXTS.length).toBeGreaterThanOrEqual(60);
    const { byField, mistakes } = tallyOffers(LABELLED_TEXTS, toPages);
    for (const field of MEASURED_FIELDS) {
      expect(precisionOf(byField[field]), `${field}: ${mistakes.join('\n')}`).toBeGreaterThanOrEqual(0.97);
      expect(recallOf(byField[field]), `${field}: ${mistakes.join('\n')}`).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('are right in at least 95 of 100 cases on texts that the rules were not made with', () => {
    const { byField, mistakes } = tallyOffers(KEPT_ASIDE, toPages);
    const all = sumTallies(MEASURED_FIELDS.map((field) => byField[field]));
    expect(precisionOf(all), mistakes.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(all), mistakes.join('\n')).toBeGreaterThanOrEqual(0.85);
  });

  it('are as right where only the order of the words is known, though fewer', () => {
    const { byField, mistakes } = tallyOffers(LABELLED_TEXTS, toPlainPages);
    const all = sumTallies(MEASURED_FIELDS.map((field) => byField[field]));
    expect(precisionOf(all), mistakes.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(recallOf(all)).toBeGreaterThanOrEqual(0.6);
  });
});

describe('an offer', () => {
  it('says why, on which page and where', () => {
    const [date] = offer('INVOICE\n\fPage 2\nInvoice date   Mar 12, 2026').documentDate;
    expect(date).toMatchObject({
      value: '2026-03-12',
      pageNumber: 2,
      matched: 'Mar 12, 2026',
      source: 'layer',
      reason: { kind: 'label', words: 'Invoice date' },
      doubt: null,
    });
    expect(date?.areas).toHaveLength(3);
  });

  it('gives both readings of a day and month that can be swapped', () => {
    const { documentDate } = offer('Invoice date: 12/03/2026');
    expect(documentDate.map(({ value, doubt }) => [value, doubt])).toEqual([
      ['2026-03-12', { kind: 'day-or-month', other: '2026-12-03' }],
      ['2026-12-03', { kind: 'day-or-month', other: '2026-03-12' }],
    ]);
  });

  it('takes a name that is not quite the account’s with a doubt', () => {
    expect(offer('Bill to: Brightleaf Trading').holder).toMatchObject([
      { value: 'Brightleaf Trading', doubt: { kind: 'differs-from-account', accountName: 'Brightleaf Trading LLC' } },
    ]);
    expect(offer('Bill to: BRIGHTLEAF TRADING, LLC').holder).toMatchObject([
      { value: 'BRIGHTLEAF TRADING, LLC', reason: { kind: 'account-name' }, doubt: null },
    ]);
  });

  it('adds up the lines of an ASIN and says how many', () => {
    const text = 'ASIN          Qty\nB0ABCDEFGH    12\nB0ABCDEFGH    30';
    expect(offer(text).quantities).toMatchObject([
      {
        value: { asin: 'B0ABCDEFGH', units: 42 },
        matched: '12 + 30',
        reason: { kind: 'line-item', words: 'Qty', lines: 2 },
      },
    ]);
  });

  it('isn’t made of a sum when figures beside another mention stay unexplained', () => {
    const text = 'ASIN          Jan    Feb\nB0ABCDEFGH    12     9\n\nASIN          Units\nB0ABCDEFGH    3';
    expect(offer(text).quantities).toEqual([]);
  });

  it('closes up a letterhead that is set with wide gaps, when the whole name stands elsewhere', () => {
    const text = 'N O R V A N E , I N C .\n\nNorvane, Inc. · 4 Dock Road';
    expect(offer(text).issuer.map(({ value }) => value)).toEqual(['Norvane, Inc.']);
  });

  it('is marked as recognised when the text is', () => {
    expect(offer('Invoice date: 12 Mar 2O26', 'supplier_invoice', 'recognised').documentDate).toMatchObject([
      { value: '2026-03-12', source: 'recognised' },
    ]);
  });

  it('isn’t made of due dates, telephone numbers or terms', () => {
    const offers = offer('Due date: 12 March 2026\nInvoice no: please call\nTel. (302) 555-0184');
    expect(offers.documentDate).toEqual([]);
    expect(offers.documentNumber).toEqual([]);
  });

  it('is made of an empty page and of a page of noise without trouble', () => {
    expect(offer('').documentDate).toEqual([]);
    expect(offerFacts([]).type).toEqual([]);
    const noise = Array.from(
      { length: 4000 },
      (_, index) => `Date ${index}/${index % 40}/20 B0${'A'.repeat(index % 12)}`,
    ).join('\n');
    const started = performance.now();
    offer(noise);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
