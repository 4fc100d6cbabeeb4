import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PacketFault, PacketPlan, PacketReport } from '../../shared/domain/packet.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { WorkerContext } from '../jobs/serve-worker.ts';
import { verifyPacket, type ByteSource, type PacketExpectation } from './verify-packet.ts';
import { writePacket, type WrittenPacket } from './write-packet.ts';

/** What the export needs, as plain data. */
export type PacketTask = {
  readonly plan: PacketPlan;
  /** Where each source lies, by SHA-256. */
  readonly sources: Readonly<Record<string, string>>;
  /** Folder with NotoSans-Regular.ttf and NotoSans-Bold.ttf. */
  readonly fontsDir: string;
  /** The file to write; must not exist. It is gone again when the export fails or is cancelled. */
  readonly partFile: string;
};

const WRITE_BUFFER_BYTES = 256 * 1024;

/**
 * Writes a packet into a file, makes sure that it is on the disk, and reads it back.
 *
 * Errors: those of `writePacket`; `disk-full`; `target-unusable`; `packet-fault` when what was read back isn't what was
 * meant, with every fault named. Progress counts pages twice: written and read back.
 */
export async function buildPacketFile(task: PacketTask, context: WorkerContext): Promise<Result<PacketReport>> {
  const built = await build(task, context).catch((error: unknown) => explainFailure(error, task.partFile));
  if (!built.ok) await rm(task.partFile, { force: true });
  return built;
}

async function build(task: PacketTask, context: WorkerContext): Promise<Result<PacketReport>> {
  const { plan, partFile } = task;
  const file = openForWriting(partFile);
  let written: Result<WrittenPacket>;
  let sha256: string;
  try {
    written = await writePacket({
      plan,
      fonts: {
        regular: await readFile(join(task.fontsDir, 'NotoSans-Regular.ttf')),
        bold: await readFile(join(task.fontsDir, 'NotoSans-Bold.ttf')),
      },
      readSource: (hash) => readFile(task.sources[hash] ?? ''),
      sink: file,
      signal: context.signal,
      reportProgress: (done, total, step) => context.reportProgress(done, total * 2, step),
    });
    sha256 = file.finish();
  } finally {
    file.close();
  }
  if (!written.ok) return written;

  const { pages, report, fingerprints } = written.value;
  context.reportProgress(pages, pages * 2, 'verify');
  const packet = { file: basename(partFile), pages, bytes: (await stat(partFile)).size, sha256 };
  const faults = await verifyPacketFile(partFile, { report: { ...report, packet }, plan, fingerprints });
  if (context.signal.aborted) return fail(appError('cancelled', 'The export was cancelled.', {}));
  if (faults.length > 0) {
    const message = `The packet was written, but ${faults.length === 1 ? 'a fault' : 'faults'} came out when it was read back: ${faults
      .map((found) => found.message)
      .join(' ')}`;
    return fail(appError('packet-fault', message, { faults }));
  }
  context.reportProgress(pages * 2, pages * 2, 'verify');
  return ok({ packet, ...report });
}

/** `verifyPacket` for a file, which is read piece by piece. Rejects when it can't be opened. */
export async function verifyPacketFile(
  path: string,
  expected: PacketExpectation = {},
): Promise<readonly PacketFault[]> {
  const descriptor = openSync(path, 'r');
  try {
    return verifyPacket(readFromFile(descriptor, (await stat(path)).size), expected);
  } finally {
    closeSync(descriptor);
  }
}

function readFromFile(descriptor: number, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    read: (offset, length) => {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, sizeBytes - offset)));
      return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, offset));
    },
  };
}

type WritingFile = {
  write(bytes: Uint8Array): void;
  /** Puts the rest on the disk; gives the SHA-256 of the whole. */
  finish(): string;
  close(): void;
};

/** Collects small pieces, hashes on the way. Synchronous: this is a thread of its own, and nothing waits for it. */
function openForWriting(path: string): WritingFile {
  const descriptor = openSync(path, 'wx');
  const hash = createHash('sha256');
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const writeOut = (): void => {
    for (const bytes of pendingBytes > 0 ? [Buffer.concat(pending)] : []) writeAll(descriptor, bytes);
    pending = [];
    pendingBytes = 0;
  };
  return {
    write: (bytes) => {
      hash.update(bytes);
      if (bytes.length >= WRITE_BUFFER_BYTES) {
        writeOut();
        writeAll(descriptor, bytes);
        return;
      }
      pending.push(bytes);
      pendingBytes += bytes.length;
      if (pendingBytes >= WRITE_BUFFER_BYTES) writeOut();
    },
    finish: () => {
      writeOut();
      fsyncSync(descriptor);
      return hash.digest('hex');
    },
    close: () => closeSync(descriptor),
  };
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at);
}

/** What a full or closed disk means to the user; anything else stays a surprise. */
function explainFailure(error: unknown, path: string): { readonly ok: false; readonly error: AppError } {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return fail(appError('disk-full', 'The disk is full.', { path }));
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const message = "The packet can't be written there.";
    return fail(appError('target-unusable', message, { path, reason: 'not-writable' }));
  }
  throw error;
}
