import { useEffect, useState } from 'react';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import type { EvidenceRow } from '../packet-order.ts';

/** More than a window shows; high screens have about 40. */
const FIRST_COUNT = 60;
const STEP_COUNT = 1250;
/** A page that is never idle gets its rows nevertheless. */
const STEP_WITHIN_MS = 250;

/**
 * A long list from its beginning, longer with every idle moment until it is whole. React Aria makes an entry for each item
 * before it shows any of them, about 0.05 ms of work each: thousands of them at once would hold up the window.
 * @param neededId a row that is there from the start
 */
export function useGrowingRows(rows: readonly EvidenceRow[], neededId: EvidenceId): readonly EvidenceRow[] {
  const neededCount = rows.findIndex((row) => row.evidence.id === neededId) + FIRST_COUNT;
  const [grownCount, setGrownCount] = useState(FIRST_COUNT);
  const count = Math.max(grownCount, neededCount);
  const isWhole = count >= rows.length;
  useEffect(() => {
    if (isWhole) return undefined;
    const step = requestIdleCallback(() => setGrownCount(count + STEP_COUNT), { timeout: STEP_WITHIN_MS });
    return () => cancelIdleCallback(step);
  }, [count, isWhole]);
  return isWhole ? rows : rows.slice(0, count);
}
