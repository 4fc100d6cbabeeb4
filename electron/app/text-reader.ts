import type { EvidenceMime } from '../../shared/domain/evidence.ts';
import type { PageText } from '../../shared/domain/page-text.ts';
import type { Result } from '../../shared/result.ts';
import { createWorkerLine } from '../jobs/worker-line.ts';
import type { ReadTextTask } from '../pdf/read-text-worker.ts';

/** Reads the text layer of the file at a path. Errors: `source-unreadable`, `cancelled`, and what a hostile file brings about. */
export type ReadTextLayer = (
  path: string,
  mime: EvidenceMime,
  signal: AbortSignal,
) => Promise<Result<readonly PageText[]>>;

export type TextReader = { readonly read: ReadTextLayer; readonly close: () => Promise<void> };

/** What an honest file of many pages gets; what was read until then is kept. */
const BUDGET_MS = 20_000;
/** One page may not end at all: then the thread is ended, and the file has no text. */
const LIMIT_MS = 30_000;
const MEMORY = { maxOldGenerationSizeMb: 448 };

/** One thread of its own, so that reading never takes the place of files that somebody waits for. */
export function createTextReader(options: {
  readonly workerFile: string | URL;
  readonly fontsDir: string;
  readonly onError: (error: unknown, errorId: string) => void;
}): TextReader {
  const line = createWorkerLine<ReadTextTask, readonly PageText[]>({
    workerFile: options.workerFile,
    size: 1,
    resourceLimits: MEMORY,
    onError: options.onError,
  });
  return {
    close: line.close,
    read: (path, mime, signal) =>
      line.run(
        { path, mime, fontsDir: options.fontsDir, budgetMs: BUDGET_MS },
        AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
      ),
  };
}
