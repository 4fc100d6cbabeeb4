import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import { basename } from 'node:path';
import { appError, AppErrorException, type FileRefusal, findAppError } from '../../shared/errors.ts';
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
  if (sizeBytes > maxBytes) throw refusal(path, 'too-large', ` ${Math.floor(maxBytes / BYTES_PER_MB)} MB`);
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

const REFUSALS: Readonly<Record<RefusalCode, { readonly message: string; readonly fix: string }>> = {
  missing: { message: 'is not where it was', fix: 'Find the file and add it again.' },
  folder: { message: 'is a folder', fix: 'Open the folder and add the files in it.' },
  device: { message: 'is not an ordinary file', fix: 'Save a copy of it as an ordinary file and add that.' },
  empty: {
    message: 'is empty (0 bytes)',
    fix: 'If it lies in a cloud folder, let it download completely, then add it again.',
  },
  'too-large': {
    message: 'is larger than',
    fix: 'Split it, or save it with smaller pictures. The limit can be changed: Settings, "Largest file".',
  },
  changed: {
    message: 'was changed while it was being read',
    fix: 'Wait until it is saved or downloaded completely, then add it again.',
  },
  unreadable: {
    message: "can't be read",
    fix: 'Close other programs that use the file, check that you may open it, then add it again.',
  },
};

function refusal(path: string, code: RefusalCode, detail = ''): AppErrorException {
  const file = basename(path);
  const { message, fix } = REFUSALS[code];
  const entry: FileRefusal = { file, code, message: `"${file}" ${message}${detail}.`, fix };
  return new AppErrorException(appError('files-refused', entry.message, { files: [entry] }));
}
