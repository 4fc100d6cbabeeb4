import { readFile } from 'node:fs/promises';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveLine } from '../jobs/serve-line.ts';
import type { Inspection } from './intake/inspection.ts';
import { inspectFile } from './inspect-file.ts';

/** What the worker is told. */
export type InspectTask = {
  readonly path: string;
  /** The name that the user knows the file by; the path may be one of the vault. */
  readonly fileName?: string;
};

/**
 * Looks into one file. Errors: `files-refused` with one refusal, `source-unreadable`.
 * A thread of its own, because hostile files may take all the time and memory that they are given.
 */
async function inspect({ path, fileName }: InspectTask): Promise<Result<Inspection>> {
  const name = fileName ?? '';
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return fail(appError('source-unreadable', 'The file could not be read.', { file: name }));
  const verdict = await inspectFile(bytes, fileName);
  if (verdict.ok) return ok(verdict.inspection);
  const { refusal } = verdict;
  return fail(appError('files-refused', refusal.message, { files: [{ file: name, ...refusal }] }));
}

serveLine(inspect);
