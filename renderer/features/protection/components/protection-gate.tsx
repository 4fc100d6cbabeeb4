import { useEffect, type ReactNode } from 'react';
import { subscribe } from '../../../lib/client.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { LockScreen } from './lock-screen.tsx';

/**
 * The application, or the screen that unlocks it. When it is locked or unlocked the window begins anew, so that nothing that it
 * has read stays in it.
 */
export function ProtectionGate({ children }: { readonly children: ReactNode }) {
  const status = useAnswer('protection.status', {});
  useEffect(
    () =>
      subscribe('protection.changed', ({ isLocked }) => {
        if (isLocked !== status.isLocked) window.location.reload();
      }),
    [status.isLocked],
  );
  return status.isLocked ? <LockScreen status={status} /> : children;
}
