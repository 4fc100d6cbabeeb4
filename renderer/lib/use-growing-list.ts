import { useEffect, useState } from 'react';

/** More than a window shows; high screens have about 40. */
const FIRST_COUNT = 60;
const STEP_COUNT = 1250;
/** A page that is never idle gets its rows nevertheless. */
const STEP_WITHIN_MS = 250;

/**
 * A long list from its beginning, longer with every idle moment until it is whole. React Aria makes an entry for each item
 * before it shows any of them, about 0.05 ms of work each: thousands of them at once would hold up the window.
 * @param neededIndex an item that is there from the start; -1: none
 */
export function useGrowingList<Item>(items: readonly Item[], neededIndex: number): readonly Item[] {
  const [grownCount, setGrownCount] = useState(FIRST_COUNT);
  const count = Math.max(grownCount, neededIndex + FIRST_COUNT);
  const isWhole = count >= items.length;
  useEffect(() => {
    if (isWhole) return undefined;
    const step = requestIdleCallback(() => setGrownCount(count + STEP_COUNT), { timeout: STEP_WITHIN_MS });
    return () => cancelIdleCallback(step);
  }, [count, isWhole]);
  return isWhole ? items : items.slice(0, count);
}
