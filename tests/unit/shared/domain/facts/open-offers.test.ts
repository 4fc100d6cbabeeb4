import { describe, expect, it } from 'vitest';
import type { FactField } from '../../../../../shared/domain/catalogue.ts';
import type { FactOffer } from '../../../../../shared/domain/facts/fact-offer.ts';
import { offerFacts } from '../../../../../shared/domain/facts/offer-facts.ts';
import { collectSureFacts, listOpenOffers } from '../../../../../shared/domain/facts/open-offers.ts';

const NO_FACTS = {
  type: 'other_document',
  issuer: '',
  holder: '',
  documentDate: null,
  expiresOn: null,
  documentNumber: '',
  quantities: {},
} as const;
const ALL: readonly FactField[] = ['issuer', 'holder', 'documentDate', 'expiresOn', 'documentNumber', 'quantities'];

function of<Value>(value: Value, doubt: FactOffer<Value>['doubt'] = null): FactOffer<Value> {
  return {
    ...{ value, pageNumber: 1, matched: String(value), areas: [], source: 'layer', doubt },
    reason: { kind: 'label', words: 'Label' },
  };
}

const OFFERS = {
  ...offerFacts([]),
  type: [of('supplier_invoice')],
  issuer: [of('Acme Inc.')],
  holder: [of('Acme Buyer', { kind: 'differs-from-account', accountName: 'Acme Buyers' })],
  documentDate: [of('2026-03-12'), of('2026-12-03')],
  documentNumber: [of('1043')],
  quantities: [
    of({ asin: 'B0ABCDEFGH', units: 3 }),
    of({ asin: 'B0C5KX81TQ', units: 4 }),
    of({ asin: 'B0C5KX81TQ', units: 5 }),
  ],
};

describe('listOpenOffers', () => {
  it('leaves out what the facts hold, and types where one is chosen', () => {
    const open = listOpenOffers(OFFERS, {
      ...NO_FACTS,
      type: 'quote',
      issuer: ' Acme Inc.',
      documentDate: '2026-12-03',
      quantities: { B0ABCDEFGH: 3 },
    });
    expect(open.type).toEqual([]);
    expect(open.issuer).toEqual([]);
    expect(open.documentDate.map(({ value }) => value)).toEqual(['2026-03-12']);
    expect(open.documentNumber.map(({ value }) => value)).toEqual(['1043']);
    expect(open.quantities.map(({ value }) => value.units)).toEqual([4, 5]);
  });
});

describe('collectSureFacts', () => {
  it('takes only what is offered once, without a doubt, for an empty field', () => {
    expect(collectSureFacts(OFFERS, NO_FACTS, ALL)).toEqual({
      issuer: 'Acme Inc.',
      documentNumber: '1043',
      quantities: { B0ABCDEFGH: 3 },
    });
  });

  it('never changes a field that holds something', () => {
    const facts = { ...NO_FACTS, issuer: 'Other Inc.', documentNumber: '7', quantities: { B0ABCDEFGH: 9 } };
    expect(collectSureFacts(OFFERS, facts, ALL)).toEqual({});
  });

  it('leaves out fields that the kind of document isn’t asked for', () => {
    expect(collectSureFacts(OFFERS, NO_FACTS, ['documentNumber'])).toEqual({ documentNumber: '1043' });
  });
});
