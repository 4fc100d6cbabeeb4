import type { PacketFault, PacketReport } from '../../shared/domain/packet.ts';
import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { InspectFile, Inspection } from '../case-folder/read-case-folder.ts';
import type { VerifyPacket, WritePacket } from '../features/packets/packet-ports.ts';
import { runInWorker } from '../jobs/run-in-worker.ts';
import { createWorkerLine, type WorkerLine } from '../jobs/worker-line.ts';
import type { InspectTask, PreviewDone, PreviewTask } from '../pdf/inspect-worker.ts';
import type { PacketWorkerTask } from '../pdf/packet-worker.ts';

export type PreviewPicture = (task: PreviewTask) => Promise<Result<PreviewDone>>;

/** The application's uses of electron/pdf, away from the main thread. */
export type PdfWorkers = {
  readonly inspect: InspectFile;
  /** Converts a page of a picture into a file that the window can show. */
  readonly previewPicture: PreviewPicture;
  readonly writePacket: WritePacket;
  readonly verifyPacket: VerifyPacket;
  readonly close: () => Promise<void>;
};

type Options = {
  /** Files of the workers: `.js` beside the bundle, `.ts` when run from the sources. */
  readonly workers: { readonly packet: string | URL; readonly inspect: string | URL };
  readonly fontsDir: string;
  /** Where a vault file lies, by its SHA-256. */
  readonly pathOf: (sha256: string) => string;
  readonly onError: (error: unknown, errorId: string) => void;
};

/** Longer than any honest file takes on a slow computer; a hostile one may never end. */
const INSPECT_LIMIT_MS = 60_000;
const INSPECT_LIMITS = { maxOldGenerationSizeMb: 1024 };

/** Files looked into side by side: as many as a small computer has to spare. */
const INSPECT_SIZE = 2;

export function createPdfWorkers(options: Options): PdfWorkers {
  const line = createWorkerLine<InspectTask | PreviewTask, Inspection | PreviewDone>({
    workerFile: options.workers.inspect,
    size: INSPECT_SIZE,
    resourceLimits: INSPECT_LIMITS,
    onError: options.onError,
  });
  return {
    close: line.close,
    // The worker answers each kind of task with its own kind of result.
    inspect: createInspection(line as WorkerLine<InspectTask, Inspection>),
    previewPicture: (task) =>
      (line as WorkerLine<PreviewTask, PreviewDone>).run(task, AbortSignal.timeout(INSPECT_LIMIT_MS)),
    writePacket: createWriting(options),
    verifyPacket: ({ file, report, signal }) =>
      runInWorker<PacketWorkerTask, readonly PacketFault[]>({
        workerFile: options.workers.packet,
        input: { kind: 'verify', file, report },
        signal,
        onProgress: () => undefined,
        onError: options.onError,
      }),
  };
}

function createWriting({ workers, fontsDir, pathOf, onError }: Options): WritePacket {
  return ({ plan, target, signal, onProgress }) => {
    const hashes = plan.exhibits.map((exhibit) => exhibit.source.sha256);
    const sources = Object.fromEntries(hashes.map((sha256) => [sha256, pathOf(sha256)]));
    return runInWorker<PacketWorkerTask, PacketReport>({
      workerFile: workers.packet,
      input: { kind: 'write', plan, sources, fontsDir, partFile: target },
      signal,
      onProgress,
      onError,
    });
  };
}

function createInspection(line: WorkerLine<InspectTask, Inspection>): InspectFile {
  return async (path, { signal, fileName }) => {
    const limit = AbortSignal.timeout(INSPECT_LIMIT_MS);
    const task = fileName === undefined ? { path } : { path, fileName };
    const result = await line.run(task, AbortSignal.any([signal, limit]));
    const isTooSlow = !result.ok && result.error.code === 'cancelled' && !signal.aborted;
    return isTooSlow ? refuseSlow(fileName ?? '') : result;
  };
}

function refuseSlow(file: string): Result<never> {
  const message = 'Looking into the file took more than a minute.';
  const fix = 'Open it in a PDF program, print it to a new PDF, and add that one.';
  return fail(appError('files-refused', message, { files: [{ file, code: 'too-slow', message, fix }] }));
}
