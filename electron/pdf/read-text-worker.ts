import { isPrinted, type EvidenceMime } from '../../shared/domain/evidence.ts';
import type { PageText } from '../../shared/domain/page-text.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveLine } from '../jobs/serve-line.ts';
import { readStored } from '../vault/stored-file.ts';
import { readPageTexts } from './page-texts/read-page-texts.ts';
import { listPrintedTexts } from './printed/list-printed-texts.ts';
import { getPrintFonts, layoutFile } from './printed/print-file.ts';

/** What the worker is told: where a file lies and what it is, and how long pages may be begun. */
export type ReadTextTask = StoredFile & {
  readonly mime: EvidenceMime;
  /** Where the packet's fonts are. */
  readonly fontsDir: string;
  readonly budgetMs: number;
};

/** Reads the text layer of one PDF, or the pages that are printed of another file. Errors: `source-unreadable`. */
async function readText({ mime, fontsDir, budgetMs, ...file }: ReadTextTask): Promise<Result<readonly PageText[]>> {
  const bytes = await readStored(file).catch(() => undefined);
  if (!bytes) return fail(appError('source-unreadable', 'The file could not be read.', { file: '' }));
  if (isPrinted(mime)) return ok(listPrintedTexts(await layoutFile(bytes, mime, getPrintFonts(fontsDir))));
  return ok(await readPageTexts(bytes, { budgetMs }));
}

serveLine(readText);
