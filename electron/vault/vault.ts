import { createHash, randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { appError, AppErrorException, findAppError, conflict } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { findDiskFailure } from '../store/disk-failure.ts';
import {
  type Digest,
  digestFile,
  isThere,
  removeLeftover,
  renameDurably,
  type WriteChunk,
  writeNew,
} from './durable-write.ts';
import { isChangedSource, readSource, refuseSize } from './read-source.ts';
import { digestStored } from './digest-stored.ts';
import { createIngest, createTurns, type IngestedFile } from './ingest.ts';
import { readStored } from './stored-file.ts';
import { removeEverywhere, sweepVault, type SweepReport } from './sweep-vault.ts';
import { createVaultPlaces, type PlaceKeys, type VaultPlaces } from './vault-places.ts';
import { realFs, type VaultFs } from './vault-fs.ts';
import { say } from '../../shared/domain/said.ts';

export type { IngestedFile, SweepReport };

const DEFAULT_MAX_BYTES = 200 * 1024 * 1024;

export type IngestOptions = {
  /** Larger files are refused; 200 MB (200 × 1024 × 1024 bytes) unless told. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

/**
 * Files by the SHA-256 of their bytes, each once and read-only, under `<dir>/ab/abcdef…`; of a protected data folder sealed,
 * and under names that only its keys tell.
 */
export type Vault = {
  /**
   * Copies a file of the user, or a temporary one of our own, into the vault; when it answers `ok`, the bytes are on the
   * disk under their final name.
   * The source is only read; one that changes meanwhile is read once more, then refused. Errors: files-refused (one
   * entry; codes missing, folder, device, empty, too-large, changed, unreadable), disk-full, target-unusable, cancelled.
   */
  ingestFile(source: string | StoredFile, options?: IngestOptions): Promise<Result<IngestedFile>>;
  /** The same for bytes in memory. Errors: files-refused (empty), disk-full, target-unusable. */
  ingestBytes(bytes: Uint8Array): Promise<Result<IngestedFile>>;
  /** The bytes, checked against their hash. Errors: vault-damaged. */
  read(sha256: string): Promise<Result<Uint8Array>>;
  /** Where the file lies, and its key, for workers; never shown to the page. Throws when `sha256` is not a hash. */
  readonly locate: (sha256: string) => StoredFile;
  /**
   * Writes a byte-identical copy to a new path and reads it back. Errors: vault-damaged, conflict (the target exists),
   * disk-full, target-unusable.
   */
  copyTo(sha256: string, target: string): Promise<Result<null>>;
  /** Whether the file is there and still has its hash. */
  verify(sha256: string): Promise<boolean>;
  /** Like `verify`, and says what is wrong; a check that is stopped halfway answers anything. */
  examine(sha256: string, signal?: AbortSignal): Promise<'sound' | 'missing' | 'damaged'>;
  /** Those of the hashes of which there is no file, not even one in quarantine, whence `sweep` would bring it back. */
  listMissing(hashes: readonly string[]): Promise<readonly string[]>;
  /** Deletes the file wherever it lies, quarantine included; fine when it is gone. Waits for what is being taken in. Throws when it can't. */
  remove(sha256: string): Promise<void>;
  /** Tidies up at start, before anything is taken in. `known`: every hash of the vault_files table. */
  sweep(known: ReadonlySet<string>): Promise<SweepReport>;
};

/** A vault in the folder `dir`, which is made when it is missing; sealed when there are keys. `fs` is for tests. */
export function createVault(options: {
  readonly dir: string;
  readonly keys?: PlaceKeys;
  readonly fs?: VaultFs;
}): Vault {
  const { dir, fs = realFs } = options;
  const places = createVaultPlaces(dir, options.keys);
  const { locate } = places;
  const inTurn = createTurns();
  const ingest = createIngest(fs, places, inTurn);
  return {
    locate,
    ingestFile: (source, { maxBytes = DEFAULT_MAX_BYTES, signal } = {}) =>
      toResult(dir, async () => {
        const file = typeof source === 'string' ? { path: source } : source;
        const readAll = (write: WriteChunk): Promise<Digest> => readSource(fs, file, { maxBytes, signal }, write);
        const copyOnce = () => ingest({ readAll, name: file.path });
        try {
          return await copyOnce();
        } catch (error) {
          if (isChangedSource(error)) return copyOnce();
          throw error;
        }
      }),
    ingestBytes: (bytes) =>
      toResult(dir, async () => {
        refuseSize('pasted content', bytes.length, Infinity);
        const readAll = async (write: WriteChunk): Promise<Digest> => {
          await write(bytes);
          return { sha256: hashOf(bytes), sizeBytes: bytes.length };
        };
        return ingest({ readAll, name: 'pasted content' });
      }),
    read: (sha256) =>
      toResult(dir, async () => {
        const bytes = await readStored(locate(sha256), { fs }).catch(() => undefined);
        if (!bytes || hashOf(bytes) !== sha256) throw damaged(sha256);
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      }),
    copyTo: (sha256, target) =>
      toResult(target, async () => {
        await copyChecked(fs, { source: locate(sha256), sha256, target });
        return null;
      }),
    verify: async (sha256) => (await examineFile(fs, locate(sha256), sha256)) === 'sound',
    examine: (sha256, signal) => examineFile(fs, locate(sha256), sha256, signal),
    listMissing: async (hashes) => {
      const found = await Promise.all(hashes.map((sha256) => isHeld(fs, places, sha256)));
      return hashes.filter((_, index) => !found[index]);
    },
    remove: (sha256) => inTurn(() => removeEverywhere(fs, places, sha256)),
    sweep: (known) => sweepVault(fs, places, known),
  };
}

/** A file that is there and can't be read counts as damaged. */
async function examineFile(
  fs: VaultFs,
  file: StoredFile,
  sha256: string,
  signal?: AbortSignal,
): Promise<'sound' | 'missing' | 'damaged'> {
  try {
    const digest = await digestStored(fs, file, () => signal?.throwIfAborted());
    if (digest === undefined) return 'missing';
    return digest.sha256 === sha256 ? 'sound' : 'damaged';
  } catch {
    return 'damaged';
  }
}

async function isHeld(fs: VaultFs, { locate, nameOf, quarantine }: VaultPlaces, sha256: string): Promise<boolean> {
  return (await isThere(fs, locate(sha256).path)) || isThere(fs, join(quarantine, nameOf(sha256)));
}

type Copy = { readonly source: StoredFile; readonly sha256: string; readonly target: string };

async function copyChecked(fs: VaultFs, { source, sha256, target }: Copy): Promise<void> {
  if (await isThere(fs, target)) {
    throw new AppErrorException(conflict(basename(target), say`${target} exists already.`));
  }
  const part = `${target}.part-${randomUUID()}`;
  try {
    const read = await writeNew(fs, part, (write) => digestStored(fs, source, write), { isFinal: false });
    if (read?.sha256 !== sha256) throw damaged(sha256);
    const written = await digestFile(fs, part);
    if (written?.sha256 !== sha256) throw new Error(`The copy of ${sha256} did not read back as it was written`);
    await renameDurably(fs, part, target);
  } catch (error) {
    await removeLeftover(fs, part);
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function damaged(sha256: string): AppErrorException {
  const message = `The file ${sha256} of the vault is missing or its bytes have changed.`;
  return new AppErrorException(appError('vault-damaged', message, { sha256 }));
}

/** @param path what was being written, for the error's text */
async function toResult<Value>(path: string, operation: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await operation());
  } catch (error) {
    const failure = findAppError(error) ?? findDiskFailure(error, path);
    if (failure) return fail(failure);
    throw error;
  }
}
