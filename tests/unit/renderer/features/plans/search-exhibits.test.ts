import { describe, expect, it } from 'vitest';
import { searchExhibits } from '../../../../../renderer/features/plans/search-exhibits.ts';
import { exhibitLabel } from '../../../../../shared/domain/exhibits.ts';
import { anEvidence } from './an-evidence.ts';

const exhibits = [
  anEvidence({ id: 'inv-acme', title: 'Acme invoice 1043', issuer: 'Acme Wholesale Inc.', pageCount: 3 }),
  anEvidence({ id: 'bill', title: 'Electricity bill', issuer: 'Stadtwerke Köln', pageCount: 2, pages: [2] }),
  anEvidence({ id: 'zh', title: '供应商发票（深圳）', documentNumber: 'INV-77' }),
  anEvidence({ id: 'loa', title: 'Letter of authorization', fileName: 'scan-0031.pdf' }),
].map((evidence, index) => ({ label: exhibitLabel(index), evidence }));

const found = (query: string): string[] =>
  searchExhibits(exhibits, query).map(({ exhibit, page }) => exhibit.evidence.id + (page === null ? '' : ` p${page}`));

describe('searchExhibits', () => {
  it.each<[string, string[]]>([
    ['', ['inv-acme', 'bill', 'zh', 'loa']],
    ['b', ['bill']],
    ['D', ['loa']],
    ['inv', ['inv-acme', 'zh']],
    ['acme 10', ['inv-acme']],
    ['供应', ['zh']],
    ['koln', ['bill']],
    ['scan-0031', ['loa']],
    ['exhibit c', ['zh']],
    ['nothing like it', []],
    ['inv p. 2', ['inv-acme p2']],
    ['p3', ['inv-acme p3']],
    ['bill page 2', ['bill p2']],
    ['bill p1', []],
    ['acme p. 4', []],
  ])('%j gives %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('puts the label before a title that starts with the same letter', () => {
    const list = [
      { label: 'A', evidence: anEvidence({ id: 'x', title: 'Bank letter' }) },
      { label: 'B', evidence: anEvidence({ id: 'y', title: 'Removal order' }) },
    ];
    expect(searchExhibits(list, 'b').map((choice) => choice.exhibit.evidence.id)).toEqual(['y', 'x']);
  });
});
