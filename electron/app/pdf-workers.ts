import { tellRefusal } from '../../shared/domain/file-refusal.ts';
import { say } from '../../shared/domain/said.ts';
import { listShownExhibits } from '../../shared/domain/exhibit-sheets.ts';
import type { PacketFault, PacketReport } from '../../shared/domain/packet.ts';
import type { PageImageDone } from '../../shared/domain/page-image.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { fileRefused, type AppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { InspectFile, Inspection } from '../case-folder/read-case-folder.ts';
import type {
  DrawPiece,
  LayOutPlan,
  VerifyPacket,
  WritePacket,
  WritePageImages,
} from '../features/packets/packet-ports.ts';
import { EXPORT_THREAD } from './export-thread.ts';
import { createPacketPreviews } from './packet-previews.ts';
import type { CheckFont } from '../features/fonts/added-fonts.ts';
import { runInWorker } from '../jobs/run-in-worker.ts';
import type { LineHost } from '../jobs/process-tasks.ts';
import { createWarmRunner, type WarmRunner } from '../jobs/warm-runner.ts';
import { createWorkerLine, type WorkerLine } from '../jobs/worker-line.ts';
import type { MetLimit } from '../jobs/watch-limits.ts';
import type { CheckedFont, CheckFontTask, InspectTask, PreviewDone, PreviewTask } from '../pdf/inspect-worker.ts';
import type { PacketWorkerTask } from '../pdf/packet-worker.ts';
import type { TimelineTask, WrittenTimeline } from '../pdf/timeline/write-timeline.ts';
import type { AnswerOf, PrintedAnswer, PrintedTask } from '../pdf/printed/answer-printed-task.ts';

type InspectLineTask = InspectTask | PreviewTask | CheckFontTask | PrintedTask;
type InspectLineAnswer = Inspection | PreviewDone | CheckedFont | PrintedAnswer;

/** Writes a timeline of contacts as a PDF; gives its pages. */
export type WriteTimeline = (task: Omit<TimelineTask, 'fontsDir'>) => Promise<Result<WrittenTimeline>>;
export type PreviewPicture = (task: PreviewTask) => Promise<Result<PreviewDone>>;
/** Reads a part of an e-mail, a text or a table, or takes an e-mail's attachments out. */
export type ReadPrinted = <Task extends PrintedTask>(task: Task) => Promise<Result<AnswerOf<Task>>>;

/** The application's uses of electron/pdf, away from the main thread. */
export type PdfWorkers = {
  readonly inspect: InspectFile;
  /** Converts a page of a picture into a file that the window can show. */
  readonly previewPicture: PreviewPicture;
  readonly readPrinted: ReadPrinted;
  readonly checkFont: CheckFont;
  readonly writePacket: WritePacket;
  readonly verifyPacket: VerifyPacket;
  readonly writePageImages: WritePageImages;
  readonly writeTimeline: WriteTimeline;
  readonly layOutPlan: LayOutPlan;
  readonly drawPiece: DrawPiece;
  readonly close: () => Promise<void>;
};

type Options = {
  /** Files of the workers: `.js` beside the bundle, `.ts` when run from the sources. */
  readonly workers: { readonly packet: string | URL; readonly inspect: string | URL; readonly preview: string | URL };
  readonly host?: LineHost | undefined;
  readonly fontsDir: string;
  /** The folder of the user's own fonts; it may be missing. */
  readonly addedFontsDir: string;
  /** Where a vault file lies, by its SHA-256. */
  readonly locate: (sha256: string) => StoredFile;
  readonly onError: (error: unknown, errorId: string) => void;
};

/**
 * What looking into one file may cost. Processor time, because an honest file may take minutes by the clock on a busy
 * computer with a slow disk; the heap is capped by V8, the buffers beside it by being watched. The answer is due after 10 s:
 * reading the file, starting the thread and noticing the limit take up to 1.5 s of them.
 */
const INSPECT_LIMITS = { cpuMs: 8_500, wallMs: 60_000, memoryBytes: 512 * 1024 * 1024 };
const INSPECT_HEAP = { maxOldGenerationSizeMb: 448 };

const NEVER = new AbortController().signal;

/** Files looked into side by side: as many as a small computer has to spare. */
const INSPECT_SIZE = 2;

export function createPdfWorkers(options: Options): PdfWorkers {
  const line = createWorkerLine<InspectLineTask, InspectLineAnswer>({
    ...(options.host && { host: options.host }),
    workerFile: options.workers.inspect,
    size: INSPECT_SIZE,
    resourceLimits: INSPECT_HEAP,
    limits: INSPECT_LIMITS,
    explainLimit: (limit, task) => refuseCostly(limit, 'fileName' in task ? (task.fileName ?? '') : ''),
    onError: options.onError,
  });
  const { close: closePreviews, ...previews } = createPacketPreviews({
    ...{ workerFile: options.workers.preview, fontsDir: options.fontsDir, addedFontsDir: options.addedFontsDir },
    ...{ locate: options.locate, onError: options.onError },
  });
  const exporter = createWarmRunner<PacketWorkerTask, PacketReport>({
    workerFile: options.workers.packet,
    ...EXPORT_THREAD,
    onError: options.onError,
  });
  return {
    ...previews,
    close: async () => {
      await Promise.all([line.close(), closePreviews(), exporter.close()]);
    },
    // The worker answers each kind of task with its own kind of result.
    inspect: createInspection(line as WorkerLine<InspectTask, Inspection>, options.fontsDir),
    previewPicture: (task) =>
      (line as WorkerLine<PreviewTask, PreviewDone>).run({ ...task, fontsDir: options.fontsDir }, NEVER),
    readPrinted: <Task extends PrintedTask>(task: Task) =>
      (line as WorkerLine<PrintedTask, AnswerOf<Task>>).run(task, NEVER),
    checkFont: (path) => (line as WorkerLine<CheckFontTask, CheckedFont>).run({ kind: 'check-font', path }, NEVER),
    writePacket: createWriting(options, exporter),
    writePageImages: createImageWriting(options),
    writeTimeline: (task) =>
      runInWorker<PacketWorkerTask, WrittenTimeline>({
        ...{ workerFile: options.workers.packet, signal: NEVER, onProgress: () => undefined, onError: options.onError },
        input: { kind: 'timeline', fontsDir: options.fontsDir, ...task },
      }),
    verifyPacket: ({ file, report, originals = [], signal }) =>
      runInWorker<PacketWorkerTask, readonly PacketFault[]>({
        workerFile: options.workers.packet,
        input: { kind: 'verify', file, report, originals },
        signal,
        onProgress: () => undefined,
        onError: options.onError,
      }),
  };
}

function createWriting(
  { fontsDir, addedFontsDir, locate }: Options,
  exporter: WarmRunner<PacketWorkerTask, PacketReport>,
): WritePacket {
  return ({ plan, target, limit, signal, onProgress }) => {
    const hashes = listShownExhibits(plan.exhibits).map((exhibit) => exhibit.source.sha256);
    const sources = Object.fromEntries(hashes.map((sha256) => [sha256, locate(sha256)]));
    const task = {
      kind: 'write',
      plan,
      sources,
      fontsDir,
      addedFontsDir,
      partFile: target,
      ...(limit && { limit }),
    } as const;
    return exporter.run(task, { signal, onProgress });
  };
}

function createImageWriting({ workers, locate, onError }: Options): WritePageImages {
  return ({ orders, signal, onProgress }) => {
    const sources = Object.fromEntries(orders.map(({ sha256 }) => [sha256, locate(sha256)]));
    return runInWorker<PacketWorkerTask, readonly PageImageDone[]>({
      ...{ workerFile: workers.packet, input: { kind: 'images', orders, sources } },
      ...{ signal, onProgress, onError },
    });
  };
}

function createInspection(line: WorkerLine<InspectTask, Inspection>, fontsDir: string): InspectFile {
  return async (file, { signal, fileName }) => {
    const result = await line.run({ ...file, fontsDir, ...(fileName !== undefined && { fileName }) }, signal);
    // The log has been told why; the user can only leave this file out, and the next one is not affected.
    return !result.ok && result.error.code === 'internal' ? fail(refuseFatal(fileName ?? '')) : result;
  };
}

const PRINT_AGAIN = say`Open it in a program that shows it, print it to a new PDF, and add that one.`;

/** A file that costs more than any honest one. */
function refuseCostly(limit: MetLimit, file: string): AppError {
  const code = limit === 'time' ? 'too-slow' : 'too-large';
  const message =
    limit === 'time' ? say`Looking into the file takes too long.` : say`Looking into the file takes too much memory.`;
  return fileRefused(tellRefusal({ file, code, message, fix: PRINT_AGAIN }));
}

function refuseFatal(file: string): AppError {
  const message = say`The file could not be looked into: it makes the reader fail.`;
  return fileRefused(tellRefusal({ file, code: 'unreadable', message, fix: PRINT_AGAIN }));
}
