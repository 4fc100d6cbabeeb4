import { useEffect, useState } from 'react';
import { tryCall } from '../../lib/client.ts';

/**
 * Which groups of a code, from 1, are complete and mistyped, a moment after they were typed. Asked for without the cache: a
 * code is kept nowhere.
 */
export function useMistypedGroups(groups: readonly string[]): readonly number[] {
  const [mistyped, setMistyped] = useState<readonly number[]>([]);
  useEffect(() => {
    let isLatest = true;
    void tryCall('protection.checkCode', { groups: [...groups] }).then((answer) => {
      if (isLatest && answer.ok) setMistyped(answer.value.mistyped);
    });
    return () => {
      isLatest = false;
    };
  }, [groups]);
  return mistyped;
}
