import { useEffect } from 'react';
import { tryCall } from '../lib/client.ts';
import { loadCaseScreens } from './load-case-screens.ts';

/** A page that hangs right after its first picture is no page that can be used. */
const SETTLE_MS = 300;

/**
 * Tells the shell that the window can be used: the first screen is there and the page takes part in time. A start that
 * never says so counts as failed; after two of them the next one is in safe mode. For whatever screen comes first.
 */
export function useSayUsable(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void tryCall('system.windowUsable', {});
      // So that a case opens without a moment of nothing.
      void loadCaseScreens();
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);
}
