import { describe, expect, it } from 'vitest';
import { findNoticeIds } from '../../../../../shared/domain/notice/find-notice-ids.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const find = (text: string) => findNoticeIds(text, theCatalogue().marketplaces);

describe('findNoticeIds', () => {
  it('reads case ids, complaint ids, ASINs and orders, each once', () => {
    const text = `Case ID: 15824067391, 15824067392. Complaint ID: 5001-ABC9
      ASIN: B0ABCDEFGH, B0ABCDEFGH, order 113-0042719-5550101 and 113-0042719-5550101. Case number is 123456789`;
    expect(find(text)).toMatchObject({
      caseIds: ['15824067391', '15824067392', '123456789'],
      complaintIds: ['5001-ABC9'],
      asins: ['B0ABCDEFGH'],
      orderIds: ['113-0042719-5550101'],
    });
  });

  it('does not take parts of longer words for ids', () => {
    const text = 'XB0ABCDEFGH B0ABCDEFGHI 1113-0042719-5550101 in case 5';
    expect(find(text)).toMatchObject({ caseIds: [], complaintIds: [], asins: [], orderIds: [], section3: false });
  });

  it('sees Section 3 over a line break, and only of the agreement', () => {
    expect(find('under Section 3 of the\nAmazon Business Solutions Agreement').section3).toBe(true);
    expect(find('see section 3 of our manual').section3).toBe(false);
  });

  it('names the marketplace when exactly one is named', () => {
    expect(find('your Amazon.co.uk store').marketplace).toBe('UK');
    expect(find('sold on amazon.com.mx').marketplace).toBe('MX');
    expect(find('amazon.de and amazon.fr').marketplace).toBeNull();
    expect(find('write to seller-performance@amazon.com').marketplace).toBeNull();
  });
});
