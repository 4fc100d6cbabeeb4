import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFields } from './log.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const KEPT_FILES = 3;

/**
 * A log in a folder: one JSON object per line, at most three files of 5 MB. It holds ids and figures, never what the
 * papers say. A log that can't be written is no reason to stop.
 */
export function createFileLog(dir: string, now: () => Date = () => new Date()): Log {
  const file = join(dir, 'reinstate.log');
  const write = (level: 'info' | 'error', message: string, fields: LogFields = {}): void => {
    try {
      mkdirSync(dir, { recursive: true });
      rotate(file);
      appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), level, message, ...fields })}\n`);
    } catch {
      // Disk full or folder gone: the work itself will say so where it matters.
    }
  };
  return {
    info: (message, fields) => write('info', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_BYTES) return;
  for (let n = KEPT_FILES - 1; n >= 1; n -= 1) {
    const from = n === 1 ? file : `${file}.${n - 1}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${file}.${n}`);
  }
}
