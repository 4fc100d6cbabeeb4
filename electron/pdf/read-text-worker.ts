import { readFile } from 'node:fs/promises';
import type { PageText } from '../../shared/domain/page-text.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveLine } from '../jobs/serve-line.ts';
import { readPageTexts } from './page-texts/read-page-texts.ts';

/** What the worker is told: where a PDF lies, and how long pages may be begun. */
export type ReadTextTask = { readonly path: string; readonly budgetMs: number };

/** Reads the text layer of one PDF. Errors: `source-unreadable`. */
async function readText({ path, budgetMs }: ReadTextTask): Promise<Result<readonly PageText[]>> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return fail(appError('source-unreadable', 'The file could not be read.', { file: '' }));
  return ok(await readPageTexts(bytes, { budgetMs }));
}

serveLine(readText);
