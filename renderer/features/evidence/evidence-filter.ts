import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import { rememberLast } from '../../lib/remember-last.ts';
import type { EvidenceRow } from './packet-order.ts';

/** Which documents the list shows: all, those with a lack, or those of one kind. */
export type EvidenceFilter = 'all' | 'uncited' | 'warnings' | 'left-out' | `type:${string}`;

export type FilterContext = {
  /** Ids that the plan cites. */
  readonly cited: ReadonlySet<string>;
  readonly levels: ReadonlyMap<string, FindingLevel>;
};

/** The rows that a filter lets through, in their order. */
export function filterRows(
  rows: readonly EvidenceRow[],
  filter: EvidenceFilter,
  { cited, levels }: FilterContext,
): readonly EvidenceRow[] {
  switch (filter) {
    case 'all':
      return rows;
    case 'uncited':
      return rows.filter(({ evidence }) => evidence.include && !cited.has(evidence.id));
    case 'warnings':
      return rows.filter(({ evidence }) => levels.has(evidence.id));
    case 'left-out':
      return rows.filter(({ evidence }) => !evidence.include);
    default:
      return rows.filter(({ evidence }) => evidence.type === filter.slice('type:'.length));
  }
}

/** The worst that the checks say of each document, by its id; without those that they have nothing to mend about. */
export const levelsOfEvidence = rememberLast((findings: readonly Finding[]): ReadonlyMap<string, FindingLevel> => {
  const levels = new Map<string, FindingLevel>();
  for (const { where, level } of findings) {
    if (!where.startsWith('evidence/') || level === 'info') continue;
    const id = where.slice('evidence/'.length);
    if (levels.get(id) !== 'error') levels.set(id, level);
  }
  return levels;
});

/** The document types that the rows have, each with how many, the most frequent first. */
export const countTypes = rememberLast((rows: readonly EvidenceRow[]) => {
  const counts = new Map<string, number>();
  for (const { evidence } of rows) counts.set(evidence.type, (counts.get(evidence.type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
});
