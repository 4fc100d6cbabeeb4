import { useEffect, useRef } from 'react';
import { useAnswer } from '../../lib/use-answer.ts';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 10_000;
const MINUTE_MS = 60_000;

/** Locks protected data when no key was pressed and no mouse moved for as long as the settings say. */
export function useIdleLock(lock: () => void): void {
  const { lockAfterMinutes } = useAnswer('settings.get', {});
  const { isProtected } = useAnswer('protection.status', {});
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    if (!isProtected || lockAfterMinutes === 0) return undefined;
    // The clock of the wall: a computer that slept was left alone as well.
    let lastSignMs = Date.now();
    const note = (): void => void (lastSignMs = Date.now());
    const timer = setInterval(() => {
      if (Date.now() - lastSignMs < lockAfterMinutes * MINUTE_MS) return;
      note();
      latest.current();
    }, LOOK_EVERY_MS);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, note, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, note, { capture: true });
    };
  }, [isProtected, lockAfterMinutes]);
}
