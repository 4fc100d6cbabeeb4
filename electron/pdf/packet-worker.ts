import type { PacketFault, PacketReport } from '../../shared/domain/packet.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { WorkerContext } from '../jobs/serve-messages.ts';
import { serveWorker } from '../jobs/serve-worker.ts';
import type { PageImageDone } from '../../shared/domain/page-image.ts';
import { buildPacket, type LimitedTask } from './build-packet.ts';
import { verifyPacketFile } from './build-packet-file.ts';
import type { OriginalFile } from './print-originals.ts';
import type { TimelineTask, WrittenTimeline } from './timeline/write-timeline.ts';
import type { PageImagesTask } from './page-images/write-page-images.ts';

/**
 * What the worker is told: write a packet (answers with its report), read one back (answers with its faults), write pages
 * as pictures (answers with what became of each), or write a timeline of contacts (answers with its pages).
 */
export type PacketWorkerTask =
  | ({ readonly kind: 'write' } & LimitedTask)
  | ({ readonly kind: 'images' } & PageImagesTask)
  | ({ readonly kind: 'timeline' } & TimelineTask)
  | {
      readonly kind: 'verify';
      readonly file: string;
      readonly report: PacketReport | null;
      readonly originals?: readonly OriginalFile[];
    };

async function run(
  task: PacketWorkerTask,
  context: WorkerContext,
): Promise<Result<PacketReport | readonly PacketFault[] | readonly PageImageDone[] | WrittenTimeline>> {
  if (task.kind === 'write') return buildPacket(task, context);
  // What most exports don't do isn't loaded for them: it brings the readers of mails and tables along.
  if (task.kind === 'images') {
    const { writePageImages } = await import('./page-images/write-page-images.ts');
    return writePageImages(task, context);
  }
  if (task.kind === 'timeline') {
    const { writeTimeline } = await import('./timeline/write-timeline.ts');
    return writeTimeline(task);
  }
  try {
    const { report } = task;
    if (!report) return ok(verifyPacketFile(task.file));
    const { printOriginals } = await import('./print-originals.ts');
    return ok(verifyPacketFile(task.file, { report, originals: await printOriginals(task.originals ?? []) }));
  } catch {
    return fail(appError('source-unreadable', 'The packet could not be read.', { file: task.file }));
  }
}

serveWorker(run);
