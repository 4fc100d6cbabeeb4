import { describe, expect, it } from 'vitest';
import { findStoreState, listRelated, makeStoreMatrix, orderPair } from '../../../../shared/domain/account-links.ts';
import type { AccountId, CaseId } from '../../../../shared/domain/ids.ts';

const account = (id: string, storeName: string, marketplace: string) => ({
  id: id as AccountId,
  storeName,
  marketplace,
});
const aCase = (id: string, accountId: string, status: 'preparing' | 'sent' | 'refused' | 'reinstated') => ({
  ...{ id: id as CaseId, accountId: accountId as AccountId, status },
});

describe('makeStoreMatrix', () => {
  it('puts stores down and marketplaces across, in the catalogue’s order', () => {
    const accounts = [
      account('1', 'Brightleaf Home', 'DE'),
      account('2', 'brightleaf  home', 'US'),
      account('3', 'Aster', 'DE'),
      account('4', 'Aster', 'DE'),
      account('5', 'Aster', 'XX'),
    ];
    const { marketplaces, rows } = makeStoreMatrix(accounts, ['US', 'CA', 'DE']);
    expect(marketplaces).toEqual(['US', 'DE', 'XX']);
    expect(rows.map(({ storeName }) => storeName)).toEqual(['Aster', 'Brightleaf Home']);
    expect(rows[0]?.cells['DE']?.map(({ id }) => id)).toEqual(['3', '4']);
    expect(rows[1]?.cells['US']?.map(({ id }) => id)).toEqual(['2']);
    expect(rows[0]?.cells['US']).toEqual([]);
  });
});

describe('findStoreState', () => {
  it('shows the worst case, also of cases that only touch the store', () => {
    const cases = [aCase('a', '1', 'sent'), aCase('b', '2', 'refused'), aCase('c', '1', 'reinstated')];
    const touched = [{ caseId: 'b' as CaseId, accountId: '1' as AccountId }];
    expect(findStoreState('1' as AccountId, cases, touched)).toEqual({ status: 'refused', caseIds: ['b', 'a', 'c'] });
    expect(findStoreState('1' as AccountId, cases, [])).toEqual({ status: 'sent', caseIds: ['a', 'c'] });
    expect(findStoreState('9' as AccountId, cases, touched)).toEqual({ status: null, caseIds: [] });
  });
});

describe('listRelated', () => {
  it('finds both ends of a link', () => {
    const links = [{ accountId: '1' as AccountId, relatedId: '2' as AccountId }];
    expect(listRelated('1' as AccountId, links)).toEqual(['2']);
    expect(listRelated('2' as AccountId, links)).toEqual(['1']);
    expect(listRelated('3' as AccountId, links)).toEqual([]);
    expect(orderPair('2' as AccountId, '1' as AccountId)).toEqual(['1', '2']);
  });
});
