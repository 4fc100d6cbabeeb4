import type { EvidenceMime } from '../../../shared/domain/evidence.ts';
import type { PageText } from '../../../shared/domain/page-text.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { Result } from '../../../shared/result.ts';
import type { UnreadFile } from './page-texts-repository.ts';
import type { PageTextsService } from './page-texts-service.ts';

type Options = {
  readonly pageTexts: Pick<PageTextsService, 'findUnread' | 'saveReading'>;
  readonly locate: (sha256: string) => StoredFile;
  readonly read: (file: StoredFile, mime: EvidenceMime, signal: AbortSignal) => Promise<Result<readonly PageText[]>>;
  /** Told of what should not happen; the file is left for the next start. */
  readonly onError: (thrown: unknown) => void;
  /** Time without a `wake` after which reading begins. */
  readonly quietMs?: number;
};

export type TextReading = {
  /** Says that there may be new files. Reading waits until nobody has said so for a while. */
  readonly wake: () => void;
  /** Stops at once; what was not read is read after the next start. */
  readonly close: () => Promise<void>;
};

/**
 * Reads the text of the files of evidence in the background, one at a time. What is still to do is found in the database, so
 * nothing is forgotten when the application ends. A file that can't be read to the end counts as read and without text; one
 * that isn't there now is tried again after the next start.
 */
export function createTextReading(options: Options): TextReading {
  const { quietMs = 500 } = options;
  const stop = new AbortController();
  const passedOver = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  /** A file in front of the place where the reading is may be wanted by now. */
  let isAskedAgain = false;

  async function readAll(): Promise<void> {
    let place = 0;
    while (!stop.signal.aborted) {
      const unread = options.pageTexts.findUnread(place);
      if (unread === undefined) {
        if (!isAskedAgain) return;
        isAskedAgain = false;
      }
      place = unread?.place ?? 0;
      if (unread === undefined || passedOver.has(unread.sha256)) continue;
      const isKept = await readOne(options, unread, stop.signal);
      if (!isKept) passedOver.add(unread.sha256);
    }
  }

  function begin(): void {
    if (running) isAskedAgain = true;
    running ??= readAll()
      .catch(options.onError)
      .finally(() => (running = undefined));
  }

  return {
    wake: () => {
      if (stop.signal.aborted) return;
      clearTimeout(timer);
      timer = setTimeout(begin, quietMs).unref();
    },
    close: async () => {
      clearTimeout(timer);
      stop.abort();
      await running;
    },
  };
}

/** Whether the file counts as read now. */
async function readOne(
  { pageTexts, locate, read, onError }: Options,
  { sha256, mime }: UnreadFile,
  stop: AbortSignal,
): Promise<boolean> {
  const result = await read(locate(sha256), mime, stop);
  if (stop.aborted || (!result.ok && result.error.code === 'source-unreadable')) return false;
  try {
    pageTexts.saveReading(sha256, result.ok ? result.value : []);
    return true;
  } catch (thrown) {
    onError(thrown);
    return false;
  }
}
