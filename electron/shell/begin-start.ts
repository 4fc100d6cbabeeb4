import { join } from 'node:path';
import { app } from 'electron';
import { FAILED_STARTS_UNTIL_SAFE_MODE, markStart, type StartMarker } from '../app/start/start-marker.ts';
import type { AppOptions } from '../app/app-options.ts';

/** The file that counts starts which did not reach a usable window. */
const MARKER_FILE = 'start-state.json';
export const SAFE_MODE_FLAG = '--safe-mode';

export type BegunStart = StartMarker & {
  readonly safeMode: AppOptions['safeMode'];
  /** Resolves when the start has come to its end: nearly always when the window can be used. */
  readonly whenUsable: Promise<void>;
};

/**
 * Counts this start, and says whether it is one in safe mode. Call it before the application is ready and with the lock
 * against a second instance held: safe mode draws without the graphics card, whose driver may be what failed.
 */
export function beginStart(dataDir: string, argv: readonly string[]): BegunStart {
  const marker = markStart(join(dataDir, MARKER_FILE));
  const safeMode = argv.includes(SAFE_MODE_FLAG)
    ? 'asked'
    : marker.failedStarts >= FAILED_STARTS_UNTIL_SAFE_MODE
      ? 'after-failures'
      : undefined;
  if (safeMode) app.disableHardwareAcceleration();
  app.on('will-quit', marker.end);
  const usable = Promise.withResolvers<void>();
  const settle = (): void => {
    marker.settle();
    usable.resolve();
  };
  return { ...marker, settle, safeMode, whenUsable: usable.promise };
}
