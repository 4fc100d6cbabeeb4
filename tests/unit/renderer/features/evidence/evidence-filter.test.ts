import { describe, expect, it } from 'vitest';
import {
  countTypes,
  filterRows,
  levelsOfEvidence,
  type EvidenceFilter,
} from '../../../../../renderer/features/evidence/evidence-filter.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { anEvidence } from '../../../../support/a-case-file.ts';

const finding = (where: string, level: Finding['level']): Finding => ({
  rule: 'r',
  level,
  where,
  message: '',
  fix: '',
});
const rows = [
  { label: 'A', evidence: anEvidence('cited') },
  { label: 'B', evidence: anEvidence('bill', { type: 'utility_bill' }) },
  { label: null, evidence: anEvidence('out', { include: false }) },
];
const levels = levelsOfEvidence([
  finding('evidence/bill', 'error'),
  finding('evidence/bill', 'warning'),
  finding('evidence/cited', 'info'),
  finding('plan/rootCause', 'error'),
]);

describe('filterRows', () => {
  const ids = (filter: EvidenceFilter) =>
    filterRows(rows, filter, { cited: new Set(['cited']), levels }).map((row) => row.evidence.id);

  it.each([
    ['all', ['cited', 'bill', 'out']],
    ['uncited', ['bill']],
    ['warnings', ['bill']],
    ['left-out', ['out']],
    ['type:supplier_invoice', ['cited', 'out']],
    ['type:nothing', []],
  ] as const)('lets through for %s', (filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });
});

describe('levelsOfEvidence', () => {
  it('keeps the worst of each document and forgets what needs no mending', () => {
    expect([...levels]).toEqual([['bill', 'error']]);
  });
});

describe('countTypes', () => {
  it('counts each type, the most frequent first', () => {
    expect(countTypes(rows)).toEqual([
      ['supplier_invoice', 2],
      ['utility_bill', 1],
    ]);
  });
});
