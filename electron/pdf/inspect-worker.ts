import { readFile } from 'node:fs/promises';
import { isPrinted, type EvidenceMime } from '../../shared/domain/evidence.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { NO_FIX, tellRefusal } from '../../shared/domain/file-refusal.ts';
import { appError, fileRefused } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveLine } from '../jobs/serve-line.ts';
import { readStored, writeStored } from '../vault/stored-file.ts';
import type { Inspection } from './intake/inspection.ts';
import { inspectFile } from './inspect-file.ts';
import { previewPicture } from './pictures/preview-picture.ts';
import { checkFontFile } from './text/check-font-file.ts';
import { answerPrintedTask, type PrintedAnswer, type PrintedTask } from './printed/answer-printed-task.ts';
import { getPrintFonts, printFile } from './printed/print-file.ts';

/** What the worker is told. */
export type InspectTask = StoredFile & {
  /** The name that the user knows the file by; the path may be one of the vault. */
  readonly fileName?: string;
  /** Where the packet's fonts are. */
  readonly fontsDir?: string;
};

/** A page of a picture that the window can't show, or what the packet shows of a file without pages, as a file. */
export type PreviewTask = StoredFile & {
  readonly kind: 'preview';
  readonly mime: EvidenceMime;
  /** 0-based. */
  readonly pageIndex: number;
  readonly target: StoredFile;
  /** Where the packet's fonts are. */
  readonly fontsDir?: string;
};
export type PreviewDone = { readonly mime: 'image/jpeg' | 'image/png' | 'application/pdf' };

/** A font file of the user. */
export type CheckFontTask = { readonly kind: 'check-font'; readonly path: string };
export type CheckedFont = { readonly name: string };

/**
 * Looks into one file. Errors: `files-refused` with one refusal, `source-unreadable`.
 * A thread of its own, because hostile files may take all the time and memory that they are given.
 */
async function inspect({ fileName, fontsDir, ...file }: InspectTask): Promise<Result<Inspection>> {
  const name = fileName ?? '';
  const bytes = await readStored(file).catch(() => undefined);
  if (!bytes) return fail(appError('source-unreadable', 'The file could not be read.', { file: name }));
  const verdict = await inspectFile(bytes, fileName, fontsDir);
  if (verdict.ok) return ok(verdict.inspection);
  const { refusal } = verdict;
  return fail(fileRefused({ ...refusal, file: name }));
}

/** Writes the preview under its name only when it is whole. Errors: `source-unreadable`. */
async function preview(task: PreviewTask): Promise<Result<PreviewDone>> {
  try {
    const made = await makePreview(task);
    await writeStored(task.target, made.bytes);
    return ok({ mime: made.mime });
  } catch {
    return fail(appError('source-unreadable', 'The file could not be shown.', { file: '' }));
  }
}

async function makePreview({ mime, pageIndex, fontsDir, ...file }: PreviewTask) {
  if (mime === 'application/pdf' || mime === 'image/jpeg' || mime === 'image/png') throw new Error('needs no preview');
  const bytes = await readStored(file);
  if (!isPrinted(mime)) return previewPicture(bytes, mime, pageIndex);
  return { bytes: await printFile(bytes, mime, getPrintFonts(fontsDir)), mime: 'application/pdf' as const };
}

/** Opens a font that the user wants to add. Errors: `files-refused`. */
async function checkFont({ path }: CheckFontTask): Promise<Result<CheckedFont>> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return fail(appError('source-unreadable', 'The file could not be read.', { file: '' }));
  const verdict = checkFontFile(bytes);
  if (verdict.ok) return ok({ name: verdict.name });
  return fail(fileRefused(tellRefusal({ file: '', code: 'font', message: verdict.message, fix: NO_FIX })));
}

type Task = InspectTask | PreviewTask | CheckFontTask | PrintedTask;

serveLine((task: Task): Promise<Result<Inspection | PreviewDone | CheckedFont | PrintedAnswer>> => {
  if (!('kind' in task)) return inspect(task);
  if (task.kind === 'check-font') return checkFont(task);
  return task.kind === 'preview' ? preview(task) : answerPrintedTask(task);
});
