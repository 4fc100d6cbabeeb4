// The one place that reads or writes vault files, so that a later issue can seal them here.
import { createHash, randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { appError, AppErrorException, findAppError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { findDiskFailure } from '../store/disk-failure.ts';
import {
  type Digest,
  digestFile,
  isThere,
  removeLeftover,
  renameDurably,
  syncFolder,
  type WriteChunk,
  writeNew,
} from './durable-write.ts';
import { isChangedSource, readSource, refuseSize } from './read-source.ts';
import { moveAside, quarantineOf, removeEverywhere, sweepVault, type SweepReport } from './sweep-vault.ts';
import { realFs, type VaultFs } from './vault-fs.ts';

export type { SweepReport };

const SHA256 = /^[0-9a-f]{64}$/;
const DEFAULT_MAX_BYTES = 200 * 1024 * 1024;

/** A file that is safe in the vault. */
export type IngestedFile = {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** False when the vault held the same bytes already. */
  readonly isNew: boolean;
};

export type IngestOptions = {
  /** Larger files are refused; 200 MB (200 × 1024 × 1024 bytes) unless told. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

/** Files by the SHA-256 of their bytes, each once and read-only, under `<dir>/ab/abcdef…`. */
export type Vault = {
  /**
   * Copies a file of the user into the vault; when it answers `ok`, the bytes are on the disk under their final name.
   * The source is only read; one that changes meanwhile is read once more, then refused. Errors: files-refused (one
   * entry; codes missing, folder, device, empty, too-large, changed, unreadable), disk-full, target-unusable, cancelled.
   */
  ingestFile(path: string, options?: IngestOptions): Promise<Result<IngestedFile>>;
  /** The same for bytes in memory. Errors: files-refused (empty), disk-full, target-unusable. */
  ingestBytes(bytes: Uint8Array): Promise<Result<IngestedFile>>;
  /** The bytes, checked against their hash. Errors: vault-damaged. */
  read(sha256: string): Promise<Result<Uint8Array>>;
  /** Where the file lies, for workers; never shown to the page. Throws when `sha256` is not a hash. */
  pathOf(sha256: string): string;
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

/** A vault in the folder `dir`, which is made when it is missing. `fs` is for tests. */
export function createVault(options: { readonly dir: string; readonly fs?: VaultFs }): Vault {
  const { dir, fs = realFs } = options;
  const pathOf = (sha256: string): string => locate(dir, sha256);
  const inTurn = createTurns();
  const ingest = createIngest(fs, dir, inTurn);
  return {
    pathOf,
    ingestFile: (path, { maxBytes = DEFAULT_MAX_BYTES, signal } = {}) =>
      toResult(dir, async () => {
        const copyOnce = () => ingest((write) => readSource(fs, path, { maxBytes, signal }, write));
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
        return ingest(async (write) => {
          await write(bytes);
          return { sha256: hashOf(bytes), sizeBytes: bytes.length };
        });
      }),
    read: (sha256) =>
      toResult(dir, async () => {
        const bytes = await readAll(fs, pathOf(sha256));
        if (!bytes || hashOf(bytes) !== sha256) throw damaged(sha256);
        return bytes;
      }),
    copyTo: (sha256, target) =>
      toResult(target, async () => {
        await copyChecked(fs, { source: pathOf(sha256), sha256, target });
        return null;
      }),
    verify: async (sha256) => (await examineFile(fs, pathOf(sha256), sha256)) === 'sound',
    examine: (sha256, signal) => examineFile(fs, pathOf(sha256), sha256, signal),
    listMissing: async (hashes) => {
      const found = await Promise.all(hashes.map((sha256) => isHeld(fs, dir, sha256)));
      return hashes.filter((_, index) => !found[index]);
    },
    remove: (sha256) => inTurn(() => removeEverywhere(fs, dir, sha256)),
    sweep: (known) => sweepVault(fs, dir, known),
  };
}

type InTurn = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** One task at a time, in the order of asking: two of them must not race for one name. */
function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  };
}

function locate(dir: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new TypeError(`Not a SHA-256: ${sha256}`);
  return join(dir, sha256.slice(0, 2), sha256);
}

/** A file that is there and can't be read counts as damaged. */
async function examineFile(
  fs: VaultFs,
  path: string,
  sha256: string,
  signal?: AbortSignal,
): Promise<'sound' | 'missing' | 'damaged'> {
  try {
    const digest = await digestFile(fs, path, () => signal?.throwIfAborted());
    if (digest === undefined) return 'missing';
    return digest.sha256 === sha256 ? 'sound' : 'damaged';
  } catch {
    return 'damaged';
  }
}

async function isHeld(fs: VaultFs, dir: string, sha256: string): Promise<boolean> {
  return (await isThere(fs, locate(dir, sha256))) || isThere(fs, join(quarantineOf(dir), sha256));
}

type Fill = (write: WriteChunk) => Promise<Digest>;

/** What takes bytes in: fills a temporary file, flushes it, names it after its hash. Whatever fails leaves nothing behind. */
function createIngest(fs: VaultFs, dir: string, inTurn: InTurn): (fill: Fill) => Promise<IngestedFile> {
  const tmp = join(dir, 'tmp');

  async function prepare(): Promise<void> {
    if ((await fs.mkdir(tmp, { recursive: true, mode: 0o700 })) === undefined) return;
    await syncFolder(fs, dir);
    await syncFolder(fs, dirname(dir));
  }

  async function keep(temp: string, digest: Digest): Promise<IngestedFile> {
    const final = locate(dir, digest.sha256);
    const folder = dirname(final);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    const held = await digestFile(fs, final);
    const isHeld = held?.sha256 === digest.sha256;
    if (isHeld) {
      await fs.unlink(temp);
      // The run that named it may have died before it flushed the folder.
      await syncFolder(fs, folder);
    } else {
      // Under this name lie other bytes: damaged by the disk. They are kept for people to look at.
      if (held) await moveAside(fs, dir, final);
      await renameDurably(fs, temp, final);
      if (process.platform === 'win32') await fs.chmod(final, 0o444);
    }
    // For the folder's own name, which may be new.
    await syncFolder(fs, dir);
    return { ...digest, isNew: !isHeld };
  }

  return async (fill) => {
    await prepare();
    const temp = join(tmp, `${randomUUID()}.part`);
    try {
      const digest = await writeNew(fs, temp, fill, { isFinal: true });
      return await inTurn(() => keep(temp, digest));
    } catch (error) {
      await removeLeftover(fs, temp);
      throw error;
    }
  };
}

type Copy = { readonly source: string; readonly sha256: string; readonly target: string };

async function copyChecked(fs: VaultFs, { source, sha256, target }: Copy): Promise<void> {
  if (await isThere(fs, target)) {
    throw new AppErrorException(appError('conflict', `${target} exists already.`, { what: basename(target) }));
  }
  const part = `${target}.part-${randomUUID()}`;
  try {
    const read = await writeNew(fs, part, (write) => digestFile(fs, source, write), { isFinal: false });
    if (read?.sha256 !== sha256) throw damaged(sha256);
    const written = await digestFile(fs, part);
    if (written?.sha256 !== sha256) throw new Error(`The copy of ${sha256} did not read back as it was written`);
    await renameDurably(fs, part, target);
  } catch (error) {
    await removeLeftover(fs, part);
    throw error;
  }
}

/** All bytes of a file of the vault; undefined when it is missing or can't be read. */
async function readAll(fs: VaultFs, path: string): Promise<Uint8Array | undefined> {
  try {
    const handle = await fs.open(path, 'r');
    try {
      const bytes = await handle.readFile();
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
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
