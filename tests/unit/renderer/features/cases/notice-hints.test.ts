import { describe, expect, it } from 'vitest';
import { findNoticeHints, parseIdList } from '../../../../../renderer/features/cases/notice-hints.ts';

describe('findNoticeHints', () => {
  it('finds ids and the clause', () => {
    const notice = `As Section 3 of the agreement allows.
      Case ID: 15824067391
      Complaint ID: 9081726354
      ASIN: B0ABCDEFGH
      ASIN: B0ABCD5J7K, again B0ABCDEFGH`;
    expect(findNoticeHints(notice)).toEqual({
      asins: ['B0ABCDEFGH', 'B0ABCD5J7K'],
      caseIds: ['15824067391'],
      complaintIds: ['9081726354'],
      section3: true,
    });
  });

  it('takes a case number in its other spellings', () => {
    for (const text of ['case 12345678901', 'Case #12345678901', 'case no. 12345678901', 'Case number: 12345678901']) {
      expect(findNoticeHints(text).caseIds).toEqual(['12345678901']);
    }
  });

  it('takes no order number, telephone number, or longer word', () => {
    const hints = findNoticeHints(
      'Order 114-1234567-1234567, in case of questions 206 266 1000, SKU XB0ABCDEFGHZ, Section 30',
    );
    expect(hints).toEqual({ asins: [], caseIds: [], complaintIds: [], section3: false });
  });
});

describe('parseIdList', () => {
  it('parts at commas, semicolons and white space, each id once', () => {
    expect(parseIdList(' a, b;c\nd  a ,')).toEqual(['a', 'b', 'c', 'd']);
    expect(parseIdList(' ')).toEqual([]);
  });
});
