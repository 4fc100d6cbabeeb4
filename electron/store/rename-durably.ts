import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { errnoOf } from './disk-failure.ts';

const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY']);
const RETRY_TOTAL_MS = 10_000;

/**
 * Gives a finished file its final name so that the name survives a power cut. Blocks.
 * Windows: virus scanners hold new files open for a moment, hence the retries; folders can't be flushed there, so the file
 * is flushed again under its new name (its metadata goes with it).
 */
export function renameDurably(from: string, to: string): void {
  for (let waitMs = 10, waitedMs = 0; ; waitMs = Math.min(waitMs * 2, 1000)) {
    try {
      renameSync(from, to);
      break;
    } catch (error) {
      if (process.platform !== 'win32' || !RETRIED.has(errnoOf(error)) || waitedMs >= RETRY_TOTAL_MS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
      waitedMs += waitMs;
    }
  }
  if (process.platform === 'win32') syncPath(to, 'r+');
  else syncPath(dirname(to), 'r');
}

/** Flushes a file (opened `r+`, or `r` for a folder) to the disk. */
export function syncPath(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
