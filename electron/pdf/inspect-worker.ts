import { readFile, rename, writeFile } from 'node:fs/promises';
import type { EvidenceMime } from '../../shared/domain/evidence.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveLine } from '../jobs/serve-line.ts';
import type { Inspection } from './intake/inspection.ts';
import { inspectFile } from './inspect-file.ts';
import { previewPicture } from './pictures/preview-picture.ts';

/** What the worker is told. */
export type InspectTask = {
  readonly path: string;
  /** The name that the user knows the file by; the path may be one of the vault. */
  readonly fileName?: string;
};

/** A page of a picture that the window can't show, to be converted into a file. */
export type PreviewTask = {
  readonly kind: 'preview';
  readonly path: string;
  readonly mime: EvidenceMime;
  /** 0-based. */
  readonly pageIndex: number;
  readonly target: string;
};
export type PreviewDone = { readonly mime: 'image/jpeg' | 'image/png' };

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

/** Writes the preview under its name only when it is whole. Errors: `source-unreadable`. */
async function preview({ path, mime, pageIndex, target }: PreviewTask): Promise<Result<PreviewDone>> {
  if (mime === 'application/pdf' || mime === 'image/jpeg' || mime === 'image/png') throw new Error('needs no preview');
  try {
    const made = await previewPicture(await readFile(path), mime, pageIndex);
    await writeFile(`${target}.part`, made.bytes);
    await rename(`${target}.part`, target);
    return ok({ mime: made.mime });
  } catch {
    return fail(appError('source-unreadable', 'The picture could not be shown.', { file: '' }));
  }
}

serveLine((task: InspectTask | PreviewTask): Promise<Result<Inspection | PreviewDone>> =>
  'kind' in task ? preview(task) : inspect(task),
);
