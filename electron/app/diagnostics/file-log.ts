import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, LOG_MESSAGES, type LogFields, type LogMessage } from './log.ts';
import { redactFields, WITHHELD } from './redact-log.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const KEPT_FILES = 3;
const FILE_NAME = 'reinstate.log';

/** One line of the log, as it was written. */
export type LogLine = {
  readonly at: string;
  readonly level: 'info' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/**
 * A log in a folder: one JSON object per line, at most three files of 5 MB. It holds ids and figures, never what the
 * papers say. A log that can't be written is no reason to stop.
 */
export function createFileLog(
  dir: string,
  { now = () => new Date(), maxBytes = MAX_BYTES }: { readonly now?: () => Date; readonly maxBytes?: number } = {},
): Log {
  const file = join(dir, FILE_NAME);
  const write = (level: LogLine['level'], message: LogMessage, fields: LogFields = {}): void => {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const line = { at: now().toISOString(), level, message: keepMessage(message), ...redactFields(fields) };
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      rotate(file, maxBytes - bytes.length);
      appendFileSync(file, bytes, { mode: 0o600 });
    } catch {
      // Disk full or folder gone: the work itself will say so where it matters.
    }
  };
  return {
    info: (message, fields) => write('info', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

/**
 * The newest errors of a log, newest first. What an older version or a person has written into it is redacted again; what
 * can't be read is passed over.
 */
export function readLastErrors(dir: string, howMany: number): readonly LogLine[] {
  const errors: LogLine[] = [];
  for (let n = 0; n < KEPT_FILES && errors.length < howMany; n += 1) {
    const lines = readLines(join(dir, n === 0 ? FILE_NAME : `${FILE_NAME}.${n}`));
    errors.push(
      ...lines
        .flatMap((line) => parseLine(line) ?? [])
        .filter(({ level }) => level === 'error')
        .reverse(),
    );
  }
  return errors.slice(0, howMany);
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function parseLine(line: string): LogLine | undefined {
  try {
    const { at, level, message, ...fields } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    if (Number.isNaN(time) || (level !== 'info' && level !== 'error')) return undefined;
    return { at: new Date(time).toISOString(), level, message: keepMessage(message), fields: redactFields(fields) };
  } catch {
    return undefined;
  }
}

function keepMessage(message: unknown): string {
  return LOG_MESSAGES.find((known) => known === message) ?? WITHHELD;
}

/** Makes room: the full file becomes `.1`, that one `.2`, and the oldest goes. */
function rotate(file: string, maxBytes: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= maxBytes) return;
  for (let n = KEPT_FILES - 1; n >= 1; n -= 1) {
    const from = n === 1 ? file : `${file}.${n - 1}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${file}.${n}`);
  }
}
