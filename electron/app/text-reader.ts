import type { EvidenceMime } from '../../shared/domain/evidence.ts';
import type { PageText } from '../../shared/domain/page-text.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { appError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { TaskLimits } from '../jobs/watch-limits.ts';
import { createWorkerLine } from '../jobs/worker-line.ts';
import type { ReadTextTask } from '../pdf/read-text-worker.ts';

/** Reads the text layer of a file. Errors: `source-unreadable`, `cancelled`, and what a hostile file brings about. */
export type ReadTextLayer = (
  file: StoredFile,
  mime: EvidenceMime,
  signal: AbortSignal,
) => Promise<Result<readonly PageText[]>>;

export type TextReader = { readonly read: ReadTextLayer; readonly close: () => Promise<void> };

/** What an honest file of many pages gets; what was read until then is kept. */
const BUDGET_MS = 20_000;
/** One page may not end at all, or take all memory: then the thread is ended, and the file has no text. */
const LIMITS: TaskLimits = { cpuMs: 30_000, wallMs: 120_000, memoryBytes: 512 * 1024 * 1024 };
const HEAP = { maxOldGenerationSizeMb: 448 };

/** One thread of its own, so that reading never takes the place of files that somebody waits for. */
export function createTextReader(options: {
  readonly workerFile: string | URL;
  readonly fontsDir: string;
  readonly onError: (error: unknown, errorId: string) => void;
  readonly limits?: TaskLimits;
}): TextReader {
  const line = createWorkerLine<ReadTextTask, readonly PageText[]>({
    workerFile: options.workerFile,
    size: 1,
    resourceLimits: HEAP,
    limits: options.limits ?? LIMITS,
    explainLimit: () => appError('cancelled', 'Reading the text takes too much.', {}),
    onError: options.onError,
  });
  return {
    close: line.close,
    read: (file, mime, signal) => line.run({ ...file, mime, fontsDir: options.fontsDir, budgetMs: BUDGET_MS }, signal),
  };
}
