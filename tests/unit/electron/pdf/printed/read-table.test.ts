import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../../electron/pdf/printed/read-table.ts';
import { findTextMime } from '../../../../../electron/pdf/printed/text-mime.ts';
import { makeOrders } from '../../../../fixtures/printed-files.ts';

const table = (text: string) => {
  const read = readTable(Buffer.from(text));
  if (!read) throw new Error('no table');
  return read;
};

describe('readTable', () => {
  it.each([',', ';', '\t', '|'])('finds the columns that %j divides', (delimiter) => {
    const read = table(makeOrders(20, delimiter));
    expect(read).toMatchObject({ delimiter, columnCount: 5, raggedRows: [], isCut: false });
    expect(read.header?.cells[0]).toBe('order-id');
    expect(read.rows[0]).toMatchObject({ number: 2 });
  });

  it('counts rows as a spreadsheet does, and names those that are ragged', () => {
    const read = table('a,b,c\n1,2,3\n\n1,2\n1,2,3\n1,2,3,4\n1,2,3\n');
    expect(read.rows.map(({ number }) => number)).toEqual([2, 4, 5, 6, 7]);
    expect(read.raggedRows).toEqual([4, 6]);
  });

  it('keeps quotation marks in reports with tabs that mean inches by them', () => {
    const read = table('sku\tname\n1\t12" bowl\n2\t"steel\n3\tscale\n');
    expect(read.rows.map(({ cells }) => cells[1])).toEqual(['12" bowl', '"steel', 'scale']);
  });

  it('has the notes above a report apart from its rows, and takes numbers for no header', () => {
    const read = table('"Includes orders of September"\ndate,sku,qty\n2026-09-01,a,1\n2026-09-02,b,2\n');
    expect(read.preamble).toHaveLength(1);
    expect(read.header?.number).toBe(2);
    expect(table('1,2,3\n4,5,6\n7,8,9\n').header).toBeNull();
  });

  it('answers soon for 100,000 quotation marks and for 250,000 rows', () => {
    const begin = performance.now();
    table(`a,b,c\n1,2,3\n${'"'.repeat(100_000)},x,y\n`);
    table(`a,b,c\n1,2,3\n${'"a""b,c\n'.repeat(100_000)}`);
    expect(table(makeOrders(250_000))).toMatchObject({ isCut: true });
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('findTextMime', () => {
  it.each([
    ['a table', 'a,b,c\n1,2,3\n4,5,6\n', 'x.bin', 'text/csv'],
    ['two rows named so', 'a,b\n1,2\n', 'x.csv', 'text/csv'],
    ['prose with commas', 'Yes, we did.\nNo, they say.\nWell, it depends on them.\nSo, what?\n', 'x.txt', 'text/plain'],
    ['a mail', 'Received: from a\nFrom: a@b\nSubject: c\n\nd', 'x.txt', 'message/rfc822'],
    ['a letter that begins like one', 'From: Amazon\nSubject: Your listing\n\nHello', 'notice.txt', 'text/plain'],
    ['a web page', '<!DOCTYPE html><p>x', 'x.csv', 'html'],
    ['JSON', '[{"a": 1}]', 'x.txt', 'json'],
  ])('knows %s by its content', (_, text, name, expected) => {
    expect(findTextMime(Buffer.from(text), name)).toBe(expected);
  });
});
