import { NO_FIX, tellRefusal } from '../../shared/domain/file-refusal.ts';
import { say } from '../../shared/domain/said.ts';
import { fileRefused } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RecognisedPage } from '../../shared/domain/ocr.ts';
import type { OcrLine } from '../features/ocr/ocr-ports.ts';
import type { LineHost } from '../jobs/process-tasks.ts';
import { createWorkerLine } from '../jobs/worker-line.ts';
import type { OcrAnswer, OcrTask } from '../pdf/ocr/ocr-worker.ts';

type Options = {
  /** `.js` beside the bundle, `.ts` when run from the sources. */
  readonly workerFile: string | URL;
  readonly host?: LineHost | undefined;
  readonly onError: (error: unknown, errorId: string) => void;
};

/** A dense page takes 3 s of processor time; one of noise may take minutes, and is no paper. */
const LIMITS = { cpuMs: 120_000, wallMs: 300_000, memoryBytes: 1536 * 1024 * 1024 };
/** Loading the engine takes a second: it is kept for the next page of a slow reader. */
const IDLE_MS = 10_000;
const TOO_SLOW = 'too-slow';

/** The engine in one thread: recognising text is never in a hurry. */
export function createOcrLine({ workerFile, host, onError }: Options): OcrLine {
  const line = createWorkerLine<OcrTask, OcrAnswer>({
    ...{ workerFile, size: 1, idleMs: IDLE_MS, limits: LIMITS, onError },
    ...(host && { host }),
    explainLimit: () => {
      const message = say`Reading the page takes too long.`;
      return fileRefused(tellRefusal({ file: '', code: TOO_SLOW, message, fix: NO_FIX }));
    },
  });
  return {
    close: line.close,
    listPages: async ({ path, key, mime, pageCount }, signal) => {
      const task = { kind: 'list-pages', path, ...(key !== undefined && { key }), mime, pageCount } as const;
      const answer = await line.run(task, signal);
      if (!answer.ok) return answer;
      return ok(answer.value.kind === 'pages' ? answer.value.pageNumbers : []);
    },
    recognise: async ({ path, key, mime, pageNumber, languages }, signal) => {
      const source = { path, ...(key !== undefined && { key }), mime };
      return explain(await line.run({ kind: 'recognise', ...source, pageNumber, languages }, signal));
    },
    checkLanguage: async (language, signal) => {
      const answer = await line.run({ kind: 'check-language', language }, signal);
      if (answer.ok) return ok(null);
      const isFatal = answer.error.code === 'internal' || isTooSlow(answer);
      return isFatal ? fail(refuseLanguage()) : answer;
    },
  };
}

/** What goes wrong with one page is no reason to leave the others. */
function explain(answer: Result<OcrAnswer>): Result<RecognisedPage> {
  if (isTooSlow(answer)) return ok({ kind: 'unread', reason: 'too-slow' });
  if (!answer.ok && answer.error.code === 'internal') return ok({ kind: 'unread', reason: 'failed' });
  if (!answer.ok) return answer;
  const { value } = answer;
  return ok(value.kind === 'recognised' || value.kind === 'unread' ? value : { kind: 'unread', reason: 'failed' });
}

function isTooSlow(answer: Result<OcrAnswer>): boolean {
  return !answer.ok && answer.error.code === 'files-refused' && answer.error.details.files[0]?.code === TOO_SLOW;
}

function refuseLanguage() {
  const message = say`The file makes the reader fail; it is no language file, or a damaged one.`;
  const fix = say`Get it again from where it came from.`;
  return fileRefused(tellRefusal({ file: '', code: 'language', message, fix }));
}
