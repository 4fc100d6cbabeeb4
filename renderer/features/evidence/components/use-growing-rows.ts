import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import { useGrowingList } from '../../../lib/use-growing-list.ts';
import type { EvidenceRow } from '../packet-order.ts';

/**
 * The rows from the beginning, more with every idle moment until they are all there.
 * @param neededId a row that is there from the start
 */
export function useGrowingRows(rows: readonly EvidenceRow[], neededId: EvidenceId): readonly EvidenceRow[] {
  return useGrowingList(
    rows,
    rows.findIndex((row) => row.evidence.id === neededId),
  );
}
