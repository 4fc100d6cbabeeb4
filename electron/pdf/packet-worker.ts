import type { PacketFault, PacketReport } from '../../shared/domain/packet.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveWorker, type WorkerContext } from '../jobs/serve-worker.ts';
import { buildPacketFile, verifyPacketFile, type PacketTask } from './build-packet-file.ts';

/** What the worker is told: write a packet (answers with its report), or read one back (answers with its faults). */
export type PacketWorkerTask =
  | ({ readonly kind: 'write' } & PacketTask)
  | { readonly kind: 'verify'; readonly file: string; readonly report: PacketReport | null };

async function run(
  task: PacketWorkerTask,
  context: WorkerContext,
): Promise<Result<PacketReport | readonly PacketFault[]>> {
  if (task.kind === 'write') return buildPacketFile(task, context);
  try {
    return ok(verifyPacketFile(task.file, task.report ? { report: task.report } : {}));
  } catch {
    return fail(appError('source-unreadable', 'The packet could not be read.', { file: task.file }));
  }
}

serveWorker(run);
