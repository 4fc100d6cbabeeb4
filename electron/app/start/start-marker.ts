import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** So many starts in a row without a usable window, and the next one is careful. */
export const FAILED_STARTS_UNTIL_SAFE_MODE = 2;
/** Closed within this time, a window was closed by a person who changed their mind. Later, it was one that showed nothing. */
const PATIENCE_MS = 10_000;
/** More tells nothing more. */
const MAX_COUNT = 99;

export type StartMarker = {
  /** Starts before this one, in a row, that did not reach a usable window. */
  readonly failedStarts: number;
  /** The window can be used, or the user was told in words why not: this start counts as a good one. */
  readonly settle: () => void;
  /** The application ends in order. When it was closed at once, this start doesn't count. */
  readonly end: () => void;
};

/**
 * Counts this start as failed until `settle` is called: a crash, a kill or an endless wait before that leaves the count
 * behind for the next start. A file that can't be read counts as none; one that can't be written is no reason to stop.
 */
export function markStart(file: string, nowMs: () => number = performance.now.bind(performance)): StartMarker {
  const failedStarts = readCount(file);
  const startedAt = nowMs();
  let isSettled = false;
  writeCount(file, failedStarts + 1);
  const settle = (): void => {
    if (!isSettled) writeCount(file, 0);
    isSettled = true;
  };
  const end = (): void => {
    if (!isSettled && nowMs() - startedAt < PATIENCE_MS) writeCount(file, failedStarts);
    isSettled = true;
  };
  return { failedStarts, settle, end };
}

function readCount(file: string): number {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as { readonly failedStarts?: unknown } | null;
    const count = value?.failedStarts;
    return Number.isInteger(count) ? Math.min(MAX_COUNT, Math.max(0, count as number)) : 0;
  } catch {
    return 0;
  }
}

function writeCount(file: string, failedStarts: number): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.part`, JSON.stringify({ failedStarts: Math.min(MAX_COUNT, failedStarts) }));
    renameSync(`${file}.part`, file);
  } catch {
    // A folder that can't be written says so itself when the database is opened.
  }
}
