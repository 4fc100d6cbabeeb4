import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { listShownExhibits } from '../../shared/domain/exhibit-sheets.ts';
import type { PacketFault, PacketPlan, PacketReport } from '../../shared/domain/packet.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { WorkerContext } from '../jobs/serve-messages.ts';
import { readStored } from '../vault/stored-file.ts';
import { listReducedExhibits } from './reduce/describe-size.ts';
import { verifyPacket, type PacketExpectation } from './verify-packet.ts';
import { readFromFile } from './verify/read-from-file.ts';
import { getPacketFonts } from './text/get-packet-fonts.ts';
import { writePacket, type PacketJob, type WrittenPacket } from './write-packet.ts';

/** What the export needs, as plain data. */
export type PacketTask = {
  readonly plan: PacketPlan;
  /** Where each source lies, by SHA-256. */
  readonly sources: Readonly<Record<string, StoredFile>>;
  /** Folder with NotoSans-Regular.ttf and NotoSans-Bold.ttf. */
  readonly fontsDir: string;
  /** Folder with the user's own fonts, if there is one. */
  readonly addedFontsDir?: string;
  /** The file to write; must not exist. It is gone again when the export fails or is cancelled. */
  readonly partFile: string;
};

/** What makes one file of a packet other than the whole packet with its pictures as they are. */
export type PacketPart = Pick<PacketJob, 'reductions' | 'volume'>;

/** A file that was written and read back. */
export type BuiltPart = Pick<WrittenPacket, 'sourceBytes'> & { readonly report: PacketReport };

const WRITE_BUFFER_BYTES = 256 * 1024;

/**
 * Writes a packet into a file, makes sure that it is on the disk, and reads it back.
 *
 * Errors: those of `writePacket`; `disk-full`; `target-unusable`; `packet-fault` when what was read back isn't what was
 * meant, with every fault named. Progress counts pages twice: written and read back.
 */
export async function buildPacketFile(task: PacketTask, context: WorkerContext): Promise<Result<PacketReport>> {
  const built = await buildPacketPart(task, context);
  return built.ok ? ok(built.value.report) : built;
}

/** The same for one file of a packet: a volume, or a packet whose pictures were reduced. */
export async function buildPacketPart(
  task: PacketTask,
  context: WorkerContext,
  part: PacketPart = {},
): Promise<Result<BuiltPart>> {
  let isOurs = false;
  let isGood = false;
  try {
    const file = openForWriting(task.partFile);
    isOurs = true;
    const built = await build(file, task, context, part);
    isGood = built.ok;
    return built;
  } catch (error) {
    return explainFailure(error, task.partFile);
  } finally {
    if (isOurs && !isGood) rmSync(task.partFile, { force: true });
  }
}

async function build(
  file: WritingFile,
  task: PacketTask,
  context: WorkerContext,
  part: PacketPart,
): Promise<Result<BuiltPart>> {
  const { partFile } = task;
  let written: Result<WrittenPacket>;
  let sha256: string;
  try {
    written = await writePacket({
      ...part,
      plan: task.plan,
      fonts: getPacketFonts(task.fontsDir, task.addedFontsDir),
      readSource: createSourceReader(task),
      sink: file,
      signal: context.signal,
      reportProgress: (done, total, step) => context.reportProgress(done, total * 2, step),
    });
    sha256 = file.finish();
  } finally {
    file.close();
  }
  if (!written.ok) return written;

  const { plan, pages, report, fingerprints, sourceBytes } = written.value;
  context.reportProgress(pages, pages * 2, 'verify');
  // What is cited in other volumes is named here and can't be a link.
  const citations = report.citations.filter(({ volume }) => volume === part.volume?.number);
  const faults = verifyPacketFile(partFile, {
    report: { ...report, citations, size: { exhibits: listReducedExhibits(plan, part.reductions?.outcomes ?? []) } },
    pages,
    plan,
    fingerprints,
  });
  if (context.signal.aborted) return fail(appError('cancelled', 'The export was cancelled.', {}));
  if (faults.length > 0) {
    const message = `The packet was written, but ${faults.length === 1 ? 'a fault' : 'faults'} came out when it was read back: ${faults
      .map((found) => found.message)
      .join(' ')}`;
    return fail(appError('packet-fault', message, { faults }));
  }
  context.reportProgress(pages * 2, pages * 2, 'verify');
  const packet = { file: basename(partFile), pages, bytes: statSync(partFile).size, sha256 };
  return ok({ report: { packet, ...report }, sourceBytes });
}

/** Reads one source after the other into the same memory: each is done with before the next is asked for. */
export function createSourceReader({ plan, sources }: PacketTask): (sha256: string) => Promise<Uint8Array> {
  const memory = Buffer.allocUnsafeSlow(
    Math.max(0, ...listShownExhibits(plan.exhibits).map(({ source }) => source.sizeBytes)),
  );
  return async (sha256) => readStored(getSource(sources, sha256), { into: memory });
}

/** Where a source of a packet lies. */
export function getSource(sources: PacketTask['sources'], sha256: string): StoredFile {
  const file = sources[sha256];
  if (!file) throw new Error(`Nobody said where ${sha256} lies`);
  return file;
}

/** `verifyPacket` for a file, which is read piece by piece. Throws when it can't be opened. */
export function verifyPacketFile(path: string, expected: PacketExpectation = {}): readonly PacketFault[] {
  const descriptor = openSync(path, 'r');
  try {
    return verifyPacket(readFromFile(descriptor), expected);
  } finally {
    closeSync(descriptor);
  }
}

type WritingFile = {
  write(bytes: Uint8Array): void;
  /** Puts the rest on the disk; gives the SHA-256 of the whole. */
  finish(): string;
  close(): void;
};

/** Collects small pieces, hashes what it writes. Synchronous: this is a thread of its own, and nothing waits for it. */
function openForWriting(path: string): WritingFile {
  const descriptor = openSync(path, 'wx');
  const hash = createHash('sha256');
  const pending = Buffer.allocUnsafeSlow(WRITE_BUFFER_BYTES);
  let pendingBytes = 0;
  const put = (bytes: Uint8Array): void => {
    hash.update(bytes);
    writeAll(descriptor, bytes);
  };
  const writeOut = (): void => {
    put(pending.subarray(0, pendingBytes));
    pendingBytes = 0;
  };
  return {
    write: (bytes) => {
      if (pendingBytes + bytes.length > WRITE_BUFFER_BYTES) writeOut();
      if (bytes.length > WRITE_BUFFER_BYTES) return put(bytes);
      pending.set(bytes, pendingBytes);
      pendingBytes += bytes.length;
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
export function explainFailure(error: unknown, path: string): { readonly ok: false; readonly error: AppError } {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return fail(appError('disk-full', 'The disk is full.', { path }));
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const message = "The packet can't be written there.";
    return fail(appError('target-unusable', message, { path, reason: 'not-writable' }));
  }
  throw error;
}
