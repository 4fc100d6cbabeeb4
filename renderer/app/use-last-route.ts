import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { tryCall } from '../lib/client.ts';
import { useAnswer } from '../lib/use-answer.ts';

const QUIET_MS = 600;

/** Opens where the user was at the last end (not in safe mode: that screen may be what failed), and remembers where they are. */
export function useLastRoute(): void {
  const [path, navigate] = useLocation();
  const { lastRoute } = useAnswer('settings.get', {});
  const isSafe = useAnswer('system.startState', {}).safeMode !== 'off';
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      if (!isSafe && path === '/' && lastRoute.startsWith('/') && lastRoute !== '/')
        navigate(lastRoute, { replace: true });
      return undefined;
    }
    const timer = setTimeout(() => void tryCall('settings.update', { patch: { lastRoute: path } }), QUIET_MS);
    return () => clearTimeout(timer);
  }, [path, lastRoute, navigate, isSafe]);
}
