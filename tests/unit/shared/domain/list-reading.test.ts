import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDateOrder, guessListColumns, makeListRow } from '../../../../shared/domain/list-reading.ts';
import { listRowSchema } from '../../../../shared/domain/review.ts';

const COLUMNS = { date: 0, orderId: 1, asin: 2, text: 3 };

describe('guessListColumns', () => {
  it('finds the columns of a report by what stands in them', () => {
    const names = ['return-date', 'order-id', 'sku', 'asin', 'quantity', 'reason', 'customer-comments'];
    const rows = [
      ['2026-03-01T08:00:00+00:00', '111-1234567-1234567', 'KS-1', 'B0ABCDEFGH', '1', 'DEFECTIVE', 'Scratched'],
      ['2026-03-04T08:00:00+00:00', '111-1234567-7654321', 'KS-1', 'B0ABCDEFGH', '1', 'USED', ''],
    ];
    expect(guessListColumns(names, rows)).toMatchObject({ date: 0, orderId: 1, asin: 3 });
    expect(['reason', 'customer-comments']).toContain(names[guessListColumns(names, rows).text ?? -1]);
  });

  it('finds them without names, and finds none in numbers', () => {
    const rows = [['Box was open', '14/03/2026', 'B0ABCDEFGH']];
    expect(guessListColumns([], rows)).toEqual({ date: 1, orderId: null, asin: 2, text: 0 });
    expect(guessListColumns(['a', 'b'], [['1', '2']])).toEqual({ date: null, orderId: null, asin: null, text: null });
    expect(guessListColumns([], [])).toEqual({ date: null, orderId: null, asin: null, text: null });
  });
});

describe('findDateOrder', () => {
  it.each([
    [['2026-03-04', '4 March 2026'], 'none'],
    [['03/04/2026', '04/04/2026'], 'unclear'],
    [['03/04/2026', '13/04/2026'], 'day-first'],
    [['03/04/2026', '04/13/26 10:00'], 'month-first'],
    [['13/04/2026', '04/13/2026'], 'unclear'],
    [['', 'x'], 'none'],
  ] as const)('%j is %s', (cells, order) => {
    expect(findDateOrder(cells)).toBe(order);
  });
});

describe('makeListRow', () => {
  it('reads a date the way it was told, and leaves it empty while that is unclear', () => {
    const cells = ['03/04/2026', '111-1234567-1234567', ' b0abcdefgh ', 'Open box'];
    const dateOf = (order: Parameters<typeof makeListRow>[2]) => makeListRow(cells, COLUMNS, order)?.date;
    expect(dateOf('day-first')).toBe('2026-04-03');
    expect(dateOf('month-first')).toBe('2026-03-04');
    expect(dateOf('unclear')).toBeNull();
    expect(makeListRow(cells, COLUMNS, 'day-first')).toMatchObject({ asin: 'B0ABCDEFGH', text: 'Open box' });
    expect(makeListRow(['', ' ', '', ''], COLUMNS, 'none')).toBeUndefined();
    expect(makeListRow(['03/04/2026'], { ...COLUMNS, date: null }, 'none')).toBeUndefined();
  });

  it('gives what the store takes, for any cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 2000 }), { maxLength: 5 }),
        fc.constantFrom('day-first', 'month-first', 'unclear', 'none'),
        (cells, order) => {
          const row = makeListRow(cells, COLUMNS, order);
          if (row) expect(listRowSchema.parse(row)).toEqual(row);
        },
      ),
    );
  });
});
