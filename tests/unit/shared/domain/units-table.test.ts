import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../../shared/domain/checks/check-case.ts';
import { findSalesWindow } from '../../../../shared/domain/sales-window.ts';
import { makeUnitsTable } from '../../../../shared/domain/units-table.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../support/a-case-file.ts';

const ASIN = 'B0ABCDEFGH';
const sheet = anEvidence('sheet', { type: 'supplier_contact_sheet', title: 'Supplier contact' });
const invoice = (id: string, units: number, documentDate: string | null = '2026-03-02', include = true) =>
  anEvidence(id, { quantities: { [ASIN]: units }, documentDate, include });
const cited = { rootCause: 'Two invoices prove it [[inv]] [[two]].' };

describe('findSalesWindow', () => {
  const windowOf = (noticeText: string, reasons = ['inauthentic_supply']) =>
    findSalesWindow(aCaseFile({ noticeText, case: { reasons } }));

  it('ends on the day before the notice and is 365 days long', () => {
    expect(windowOf('')).toEqual({ days: 365, from: '2025-09-14', to: '2026-09-13', origin: 'usual' });
  });

  it('takes the number of days that the notice names for invoices, and no other number', () => {
    expect(windowOf('Invoices issued in the last 180 days.')).toMatchObject({ days: 180, origin: 'notice' });
    expect(windowOf('Send receipts from the past 90 (ninety) days')?.days).toBe(90);
    expect(windowOf('Log in within the last 30 days. Send invoices.')?.days).toBe(365);
    expect(windowOf('A utility bill of the last 90 days\nInvoices of the last 365 days')?.days).toBe(365);
  });

  it('is shorter for reviews of new sellers, and unknown without the day of the notice', () => {
    expect(windowOf('', ['identity_verification'])?.days).toBe(90);
    expect(windowOf('', ['identity_verification', 'inauthentic_supply'])?.days).toBe(365);
    expect(findSalesWindow(aCaseFile({ case: { noticeReceivedOn: null } }))).toBeNull();
  });
});

describe('makeUnitsTable', () => {
  it('adds the invoices of the window and names the exhibit of each', () => {
    const evidence = [invoice('inv', 120), invoice('two', 30), sheet];
    const { rows } = makeUnitsTable(aCaseFile({ evidence, plan: cited, case: { sales: { [ASIN]: 167 } } }));
    expect(rows).toMatchObject([{ asin: ASIN, sold: 167, soldFrom: 'typed', invoiced: 150, shortfall: 17 }]);
    expect(rows[0]?.lines.map(({ exhibit, units }) => [exhibit, units])).toEqual([
      ['A', 120],
      ['B', 30],
    ]);
  });

  it('counts neither old, later, undated nor left-out invoices, and says why', () => {
    const evidence = [
      invoice('a', 1, '2025-09-13'),
      invoice('b', 2, '2026-09-14'),
      invoice('c', 4, null),
      invoice('d', 8, '2026-03-02', false),
      invoice('e', 16, '2025-09-14'),
    ];
    const [row] = makeUnitsTable(aCaseFile({ evidence })).rows;
    expect(row?.invoiced).toBe(16);
    expect(row?.lines.map(({ ignored }) => ignored)).toEqual(['too-old', 'after-notice', 'undated', 'left-out', null]);
  });

  it('takes no order confirmation, quote or pro forma for an invoice', () => {
    const evidence = ['order_confirmation', 'quote', 'proforma_invoice', 'packing_slip'].map((type) =>
      anEvidence(type.replace('_', '-'), { type, quantities: { [ASIN]: 50 } }),
    );
    expect(makeUnitsTable(aCaseFile({ evidence })).rows[0]).toMatchObject({ invoiced: 0, lines: [] });
  });

  it('reads sales from reports, each file once, unless they are typed', () => {
    const report = anEvidence('report', { type: 'sales_report', quantities: { [ASIN]: 40 } });
    const again = { ...report, id: anEvidence('again').id };
    const evidence = [report, again];
    expect(makeUnitsTable(aCaseFile({ evidence })).rows[0]).toMatchObject({ sold: 40, soldFrom: 'report' });
    const typed = makeUnitsTable(aCaseFile({ evidence, case: { sales: { [ASIN.toLowerCase()]: 41 } } }));
    expect(typed.rows).toMatchObject([{ asin: ASIN, sold: 41, soldFrom: 'typed' }]);
  });

  it('never misses a unit: sold is at most invoiced plus shortfall', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.array(fc.nat(500), { maxLength: 6 }), (sold, units) => {
        const evidence = units.map((count, index) => invoice(`inv-${index}`, count));
        const [row] = makeUnitsTable(aCaseFile({ evidence, case: { sales: { [ASIN]: sold } } })).rows;
        const total = units.reduce((sum, count) => sum + count, 0);
        expect(row).toMatchObject({ invoiced: total, shortfall: Math.max(0, sold - total) });
      }),
    );
  });
});

describe('units-short', () => {
  const shortOf = (units: number, sold: number, reasons = ['inauthentic_supply']) =>
    checkCase(
      aCaseFile({ evidence: [invoice('inv', units), sheet], case: { sales: { [ASIN]: sold }, reasons } }),
      theCatalogue(),
      '2026-10-01',
    ).filter(({ rule }) => rule === 'units-short');

  it('names the ASIN, the days and the three numbers', () => {
    const [finding] = shortOf(120, 167);
    expect(finding).toMatchObject({ level: 'warning', where: 'case/sales' });
    for (const words of [ASIN, '167', '120', '47 units are missing', '14 September 2025', '13 September 2026'])
      expect(finding?.message).toContain(words);
    expect(finding?.source).toContain('invoice requirements');
  });

  it('is silent when there are enough, when sales are unknown, and where no invoice is asked for', () => {
    expect(shortOf(167, 167)).toEqual([]);
    expect(shortOf(120, 167, ['late_shipment'])).toEqual([]);
  });
});
