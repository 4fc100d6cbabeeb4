import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import { basename } from 'node:path';
import { tellRefusal } from '../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../shared/domain/said.ts';
import { appError, AppErrorException, fileRefused, findAppError } from '../../shared/errors.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { errnoOf } from '../store/disk-failure.ts';
import { type Digest, digestFrom, type WriteChunk } from './durable-write.ts';
import { digestStored } from './digest-stored.ts';
import type { VaultFs } from './vault-fs.ts';

const BYTES_PER_MB = 1024 * 1024;

type ReadOptions = { readonly maxBytes: number; readonly signal: AbortSignal | undefined };

/**
 * Reads a file of the user, or a sealed one of our own, to its end and hands on its bytes; only ever reads it. Throws AppErrorException `files-refused`
 * for anything that isn't an ordinary, readable file with something in it, or larger than `maxBytes`, or that was changed
 * meanwhile; `cancelled` when the signal says so.
 */
export async function readSource(
  fs: VaultFs,
  { path, key }: StoredFile,
  options: ReadOptions,
  write: WriteChunk,
): Promise<Digest> {
  const { maxBytes, signal } = options;
  const takeChunk = async (chunk: Buffer, sizeBytes: number): Promise<void> => {
    if (signal?.aborted) throw new AppErrorException(appError('cancelled', 'Stopped by the user.', {}));
    refuseSize(path, sizeBytes, maxBytes);
    await write(chunk);
  };
  if (key !== undefined) {
    const digest = await digestStored(fs, { path, key }, takeChunk);
    refuseSize(path, digest?.sizeBytes ?? 0, maxBytes);
    if (!digest || digest.sha256 === '') throw refusal(path, 'unreadable');
    return digest;
  }
  const fromSource = <Value>(operation: () => Promise<Value>): Promise<Value> =>
    operation().catch((error: unknown) => {
      throw refusal(path, REFUSAL_OF_ERRNO[errnoOf(error)] ?? 'unreadable');
    });
  // Looked at before it is opened: opening a pipe waits for its other end, opening a device may do anything.
  refuseUnlessOrdinary(path, await fromSource(() => fs.stat(path, { bigint: true })));
  const handle = await fromSource(() => fs.open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    const before = await fromSource(() => handle.stat({ bigint: true }));
    refuseUnlessOrdinary(path, before);
    refuseSize(path, Number(before.size), maxBytes);
    const digest = await digestFrom(
      async (buffer) => (await fromSource(() => handle.read(buffer, 0, buffer.length))).bytesRead,
      takeChunk,
    );
    const after = await fromSource(() => fs.stat(path, { bigint: true }));
    if (!isSameFile(before, after) || before.size !== BigInt(digest.sizeBytes)) throw refusal(path, 'changed');
    return digest;
  } finally {
    await handle.close();
  }
}

/** Refuses 0 bytes and more than `maxBytes`. */
export function refuseSize(path: string, sizeBytes: number, maxBytes: number): void {
  if (sizeBytes === 0) throw refusal(path, 'empty');
  if (sizeBytes > maxBytes) throw refusal(path, 'too-large', Math.floor(maxBytes / BYTES_PER_MB));
}

/** What a source is refused with that changed while it was read. */
export function changedSource(path: string): AppErrorException {
  return refusal(path, 'changed');
}

/** Whether a failure was that the source changed while it was read. */
export function isChangedSource(thrown: unknown): boolean {
  const error = findAppError(thrown);
  return error?.code === 'files-refused' && error.details.files.some((file) => file.code === 'changed');
}

function refuseUnlessOrdinary(path: string, stats: BigIntStats): void {
  if (stats.isDirectory()) throw refusal(path, 'folder');
  if (!stats.isFile()) throw refusal(path, 'device');
}

/** The inode tells of programs that save by putting a new file in place of the old one. */
function isSameFile(before: BigIntStats, after: BigIntStats): boolean {
  return (
    before.dev === after.dev &&
    before.ino === after.ino &&
    before.size === after.size &&
    before.mtimeNs === after.mtimeNs
  );
}

type RefusalCode = 'missing' | 'folder' | 'device' | 'empty' | 'too-large' | 'changed' | 'unreadable';

const REFUSAL_OF_ERRNO: Readonly<Record<string, RefusalCode>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  // A path with a NUL in it.
  ERR_INVALID_ARG_VALUE: 'missing',
  EISDIR: 'folder',
};

type Reason = { readonly message: (file: string, limitMb: number) => Said; readonly fix: Said };

const REFUSALS: Readonly<Record<RefusalCode, Reason>> = {
  missing: { message: (file) => say`"${file}" is not where it was.`, fix: say`Find the file and add it again.` },
  folder: { message: (file) => say`"${file}" is a folder.`, fix: say`Open the folder and add the files in it.` },
  device: {
    message: (file) => say`"${file}" is not an ordinary file.`,
    fix: say`Save a copy of it as an ordinary file and add that.`,
  },
  empty: {
    message: (file) => say`"${file}" is empty (0 bytes).`,
    fix: say`If it lies in a cloud folder, let it download completely, then add it again.`,
  },
  'too-large': {
    message: (file, limitMb) => say`"${file}" is larger than ${limitMb} MB.`,
    fix: say`Split it, or save it with smaller pictures. The limit can be changed: Settings, "Largest file".`,
  },
  changed: {
    message: (file) => say`"${file}" was changed while it was being read.`,
    fix: say`Wait until it is saved or downloaded completely, then add it again.`,
  },
  unreadable: {
    message: (file) => say`"${file}" can't be read.`,
    fix: say`Close other programs that use the file, check that you may open it, then add it again.`,
  },
};

function refusal(path: string, code: RefusalCode, limitMb = 0): AppErrorException {
  const file = basename(path);
  const { message, fix } = REFUSALS[code];
  return new AppErrorException(fileRefused(tellRefusal({ file, code, message: message(file, limitMb), fix })));
}
