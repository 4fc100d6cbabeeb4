import { describe, expect, it } from 'vitest';
import { takeSales } from '../../../../shared/domain/take-sales.ts';

const units = { B0ABCDEFGH: 150, B0OTHER001: 7 };

describe('takeSales', () => {
  it('takes the ASINs of the case, and says what is left out and what is not there', () => {
    expect(takeSales({ units }, [' b0abcdefgh ', 'B0ABCD5J7K'])).toEqual({
      sales: { B0ABCDEFGH: 150 },
      otherAsins: 1,
      missing: ['B0ABCD5J7K'],
    });
  });

  it('takes all where the case names none', () => {
    expect(takeSales({ units }, [])).toEqual({ sales: units, otherAsins: 0, missing: [] });
  });
});
