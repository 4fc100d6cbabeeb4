// What is offered from the text layers of the sample case's papers, read as the application reads them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPageTexts } from '../../electron/pdf/page-texts/read-page-texts.ts';
import type { FactOffers } from '../../shared/domain/facts/fact-offer.ts';
import { offerFacts } from '../../shared/domain/facts/offer-facts.ts';
import { projectRoot } from '../tools/project.ts';

const ACCOUNT = { legalName: 'Brightleaf Trading LLC', storeName: 'Brightleaf Home' };

async function read(file: string): Promise<FactOffers> {
  const bytes = readFileSync(join(projectRoot, 'resources/sample-case/evidence', file));
  return offerFacts(await readPageTexts(bytes, { budgetMs: 60_000 }), { account: ACCOUNT, asins: ['B0ABCDEFGH'] });
}

function valuesOf(offers: FactOffers) {
  return Object.fromEntries(Object.entries(offers).map(([field, list]) => [field, list.map(({ value }) => value)]));
}

describe('facts offered from the sample case', () => {
  it('are those of the invoice', async () => {
    expect(valuesOf(await read('veldrane-invoice-VWS-1043.pdf'))).toMatchObject({
      type: ['supplier_invoice'],
      issuer: ['Veldrane Wholesale Supply, Inc.'],
      holder: ['Brightleaf Trading LLC'],
      documentDate: ['2026-03-02'],
      documentNumber: ['VWS-1043'],
      quantities: [],
    });
  });

  it('are those of the electricity bill', async () => {
    expect(valuesOf(await read('electric-bill-2026-09-08.pdf'))).toMatchObject({
      type: ['utility_bill'],
      issuer: ['Calder Point Electric Company'],
      holder: ['Brightleaf Trading LLC'],
      documentDate: ['2026-09-08'],
      expiresOn: [],
    });
  });

  it('are those of the letter of authorization', async () => {
    expect(valuesOf(await read('pellanor-letter-of-authorization.pdf'))).toMatchObject({
      type: ['letter_of_authorization'],
      issuer: ['Pellanor Kitchen Goods, Inc.'],
      documentDate: ['2025-09-24'],
      expiresOn: ['2027-09-30'],
    });
  });

  it('are those of the removal order, with units that were shipped', async () => {
    expect(valuesOf(await read('removal-order-260916ABC.pdf'))).toMatchObject({
      type: ['removal_order_proof'],
      documentDate: ['2026-09-16'],
      documentNumber: ['260916ABC'],
      quantities: [{ asin: 'B0ABCDEFGH', units: 37 }],
    });
  });

  it('offer no units from a report whose tables say different things', async () => {
    const offers = await read('units-ordered-2025-09-14-to-2026-09-13.pdf');
    expect(valuesOf(offers)).toMatchObject({ documentDate: ['2026-09-28'], quantities: [] });
  });
});
