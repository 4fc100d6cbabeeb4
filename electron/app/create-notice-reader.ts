import type { NoticePartReading } from '../../shared/contracts/notices.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { NoticeTask } from '../features/notices/describe-parts.ts';
import type { createNoticesHandlers } from '../features/notices/notices-handlers.ts';
import type { OcrLanguages } from '../features/ocr/ocr-languages.ts';
import type { OcrLine } from '../features/ocr/ocr-ports.ts';
import { readReplyFile, type ReplyFilePorts } from '../features/submissions/read-reply-file.ts';
import { createWorkerLine } from '../jobs/worker-line.ts';
import type { AppOptions } from './app-options.ts';
import { describeThrown } from './diagnostics/describe-thrown.ts';
import { readScannedText } from './read-scanned-text.ts';

type Needs = {
  readonly options: Pick<AppOptions, 'workers' | 'dialogs' | 'log'>;
  readonly catalogue: Catalogue;
  readonly ocrLine: OcrLine;
  readonly services: {
    readonly replyFiles: ReplyFilePorts;
    readonly ocrLanguages: Pick<OcrLanguages, 'findFiles'>;
    readonly settings: { readonly get: () => { readonly ocrLanguages: readonly string[] } };
  };
};

/** Pasting goes on while somebody types: the thread is kept for the next reading. */
const IDLE_MS = 60_000;
/** Twenty messages of the greatest length take three seconds. */
const LIMITS = { cpuMs: 30_000, wallMs: 60_000, memoryBytes: 512 * 1024 * 1024 };

/** What reads pasted notices, in a thread of its own, and notices in files: scans with recognised text. */
export function createNoticeReader({ options, catalogue, ocrLine, services }: Needs): NoticeReader {
  const line = createWorkerLine<NoticeTask, NoticePartReading[]>({
    workerFile: options.workers.notices,
    ...{ size: 1, idleMs: IDLE_MS, limits: LIMITS },
    onError: (thrown, errorId) =>
      options.log.error('reading a notice failed', { errorId, stack: describeThrown(thrown) }),
  });
  const readPdfText: ReplyFilePorts['readPdfText'] = async (path) => {
    const layer = await services.replyFiles.readPdfText(path);
    if (!layer.ok || layer.value.trim() !== '') return layer;
    const languages = await services.ocrLanguages.findFiles(services.settings.get().ocrLanguages);
    return readScannedText(path, ocrLine, languages, new AbortController().signal);
  };
  return {
    catalogue,
    readAway: (task) => line.run(task, new AbortController().signal),
    readFile: (path) => readReplyFile(path, { ...services.replyFiles, readPdfText }),
    chooseFile: () => options.dialogs.chooseFiles('one'),
    close: line.close,
  };
}

export type NoticeReader = Parameters<typeof createNoticesHandlers>[0] & { readonly close: () => Promise<void> };
