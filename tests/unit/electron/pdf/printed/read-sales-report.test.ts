import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSalesReport } from '../../../../../electron/pdf/printed/read-sales-report.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const YEAR = { from: '2025-09-14', to: '2026-09-13' };

const ORDERS = [
  'amazon-order-id\tpurchase-date\torder-status\tproduct-name\tasin\tquantity',
  '111-1\t2026-03-01T08:00:00+00:00\tShipped\t12" scale\tB0ABCDEFGH\t2',
  '111-2\t2026-03-02T08:00:00+00:00\tCancelled\t12" scale\tB0ABCDEFGH\t1',
  '111-3\t2025-09-13T23:59:59+00:00\tShipped\tBowl\tB0ABCD5J7K\t7',
  '111-4\t2026-09-13T23:59:59+00:00\tShipped\tBowl\tB0ABCD5J7K\t3',
  '111-5\t13/09/2026\tShipped\tBowl\tB0ABCD5J7K\t9',
].join('\r\n');

describe('readSalesReport', () => {
  it('adds up the orders of the window, without cancelled ones', () => {
    expect(readSalesReport(bytes(ORDERS), YEAR)).toMatchObject({
      units: { B0ABCDEFGH: 2, B0ABCD5J7K: 3 },
      ...{ rows: 5, cancelledRows: 1, otherDayRows: 1, unreadableRows: 1 },
      ...{ firstDay: '2025-09-13', lastDay: '2026-09-13' },
      ...{ asinColumn: 'asin', unitsColumn: 'quantity', dateColumn: 'purchase-date' },
    });
  });

  it('reads a business report by child ASIN, with notes above and thousands', () => {
    const text =
      'Detail page sales and traffic\n"(Parent) ASIN","(Child) ASIN","Title","Units Ordered"\n' +
      '"B0PARENT01","B0ABCDEFGH","Scale, 5 kg","1,204"\n"B0PARENT01","B0ABCD5J7K","Scale, 10 kg","36"\n"","","Total","1,240"\n';
    expect(readSalesReport(bytes(text), YEAR)).toMatchObject({
      units: { B0ABCDEFGH: 1204, B0ABCD5J7K: 36 },
      ...{ rows: 3, unreadableRows: 1, dateColumn: null },
    });
  });

  it.each([
    ['UTF-16 with tabs', utf16('ASIN\tBestellte Einheiten\nB0ABCDEFGH\t1.204\nB0ABCD5J7K\t5\n'), 1204],
    [
      'Windows-1252',
      Buffer.from('ASIN;Quantit\xe9;Titre\nB0ABCDEFGH;12;\xe9t\xe9\nB0ABCD5J7K;5;caf\xe9\n', 'latin1'),
      12,
    ],
    [
      'Shift-JIS',
      Buffer.concat([
        Buffer.from('ASIN,'),
        Buffer.from([0x90, 0x94, 0x97, 0xca]),
        Buffer.from(','),
        // 商品名, and ten times 秤 so that the encoding can be told.
        Buffer.from([0x8f, 0xa4, 0x95, 0x69, 0x96, 0xbc]),
        Buffer.from('\nB0ABCDEFGH,12,'),
        Buffer.from(Array.from({ length: 10 }, () => [0x94, 0x89]).flat()),
        Buffer.from('\nB0ABCD5J7K,5,'),
        Buffer.from([0x8f, 0xa4, 0x95, 0x69, 0x96, 0xbc, 0x82, 0xcc, 0x82, 0xe0, 0x82, 0xcc]),
        Buffer.from('\n'),
      ]),
      12,
    ],
  ] as const)('reads %s', (_name, file, expected) => {
    expect(readSalesReport(file, null)).toMatchObject({ units: { B0ABCDEFGH: expected, B0ABCD5J7K: 5 } });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]), { fault: 'not-text', columns: [] }],
    ['prose', bytes('Hello.'), { fault: 'no-columns', columns: [] }],
    ['other columns', bytes('sku,price\n1,2\n'), { fault: 'no-asin-column', columns: ['sku', 'price'] }],
    ['no units', bytes('asin,price\nB0ABCDEFGH,2\n'), { fault: 'no-units-column', columns: ['asin', 'price'] }],
    ['names only', bytes('asin,quantity\n'), { fault: 'no-rows', columns: ['asin', 'quantity'] }],
  ])('says what is missing in %s', (_name, file, expected) => {
    expect(readSalesReport(file, null)).toEqual({ kind: 'fault', ...expected });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (file) => void readSalesReport(file, YEAR)));
  });

  it('leaves fractions, negative numbers and foreign codes out', () => {
    const text = 'asin,quantity\nB0ABCDEFGH,1.5\nB0ABCDEFGH,-3\nSKU-1,4\nB0ABCDEFGH,2\n';
    expect(readSalesReport(bytes(text), null)).toMatchObject({ units: { B0ABCDEFGH: 2 }, unreadableRows: 3 });
  });

  it('reads 200,000 rows', () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => `2026-03-01,B0ABC0000${index % 10},1`);
    const started = performance.now();
    const report = readSalesReport(bytes(`date,asin,quantity\n${rows.join('\n')}\n`), YEAR);
    expect(report).toMatchObject({ kind: 'report', rows: 200_000 });
    expect(report.kind === 'report' && Object.values(report.units)).toEqual(Array.from({ length: 10 }, () => 20_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
