import type { DrawPiece, LayOutPlan } from '../features/packets/packet-ports.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import type { PacketPages } from '../../shared/domain/packet-pages.ts';
import { createWorkerLine, type WorkerLine } from '../jobs/worker-line.ts';
import type { PreviewWorkerTask } from '../pdf/preview-worker.ts';

/** Kept while somebody may be writing: a fresh thread takes more than a second to load its fonts and shape its first text. */
const IDLE_MS = 10 * 60_000;
const HEAP = { maxOldGenerationSizeMb: 1024 };
const NEVER = new AbortController().signal;

type Options = {
  readonly workerFile: string | URL;
  readonly fontsDir: string;
  /** The folder of the user's own fonts. */
  readonly addedFontsDir: string;
  /** Where a vault file lies, by its SHA-256. */
  readonly locate: (sha256: string) => StoredFile;
  readonly onError: (error: unknown, errorId: string) => void;
};

/** Lays packets out and draws their pages; our own in one warm thread, evidence in another, so that a long scan keeps no letter waiting. */
export function createPacketPreviews({ workerFile, locate, onError, ...folders }: Options): {
  readonly layOutPlan: LayOutPlan;
  readonly drawPiece: DrawPiece;
  readonly close: () => Promise<void>;
} {
  const open = (): WorkerLine<PreviewWorkerTask, PacketPages | null> =>
    createWorkerLine({ workerFile, size: 1, resourceLimits: HEAP, idleMs: IDLE_MS, onError });
  const [own, evidence] = [open(), open()];
  const fonts = { fontsDir: folders.fontsDir, addedFontsDir: folders.addedFontsDir };
  return {
    // The worker answers each kind of task with its own kind of result.
    layOutPlan: (plan) =>
      (own as WorkerLine<PreviewWorkerTask, PacketPages>).run({ kind: 'lay-out', plan, ...fonts }, NEVER),
    drawPiece: (key, order, target) => {
      if (order.kind === 'own') {
        const task: PreviewWorkerTask = { kind: 'own', plan: order.plan, key, target, ...fonts };
        return (own as WorkerLine<PreviewWorkerTask, null>).run(task, NEVER);
      }
      const file = locate(order.exhibit.source.sha256);
      return (evidence as WorkerLine<PreviewWorkerTask, null>).run({ ...order, file, target, ...fonts }, NEVER);
    },
    close: async () => {
      await Promise.all([own.close(), evidence.close()]);
    },
  };
}
