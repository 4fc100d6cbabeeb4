import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type ArchiveManifest, findArchiveExcess } from '../../shared/domain/archive.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { tellRefusal, type FileRefusal } from '../../shared/domain/file-refusal.ts';
import { say } from '../../shared/domain/said.ts';
import { appError, type AppError, AppErrorException, archiveFull } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { findPlainSize, SealedFileError } from '../vault/sealed-format.ts';
import { createSealingStream, sizeOfStored, streamStored } from '../vault/stored-file.ts';
import type { ArchiveSeal } from './archive-seal.ts';
import { describeUnportablePath, findClash } from './portable-path.ts';

/** The oldest moment a zip entry can carry: the same case gives the same bytes on any day. */
const FIXED_TIME = new Date(1980, 0, 1);
/** Papers are compressed already; only our own texts gain from it. */
const OWN_TEXTS: ReadonlySet<string> = new Set(['case.json', 'index.html']);

/**
 * Packs a case folder into one file. It gets its name only when it is whole and on the disk.
 * @param dir a case folder that was read without problems
 * @param names the files to pack, relative with `/`; `case.json` among them
 * @param out must not exist
 */
export function writeArchive(
  dir: string,
  names: readonly string[],
  out: string,
  seal?: ArchiveSeal,
): Promise<Result<ArchiveManifest>> {
  return packArchive(new Map(names.map((name) => [name, { file: { path: join(dir, ...name.split('/')) } }])), out, {
    seal,
  });
}

/** A file to pack. */
export type ArchiveSource =
  | { readonly bytes: Uint8Array }
  | {
      readonly file: StoredFile;
      /** What its bytes have to hash to; any when absent. */
      readonly sha256?: string;
    };

export type PackOptions = {
  readonly signal?: AbortSignal;
  /** Seals the whole archive. */
  readonly seal?: ArchiveSeal | undefined;
  /** Files read, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Packs files from anywhere into one archive, under their names in it; as `writeArchive` otherwise.
 * Errors: archive-full, files-refused (names), target-unusable, disk-full, vault-damaged (another hash than it should have), cancelled.
 */
export async function packArchive(
  sources: ReadonlyMap<string, ArchiveSource>,
  out: string,
  { signal, seal, onProgress }: PackOptions = {},
): Promise<Result<ArchiveManifest>> {
  const sorted = [...sources].sort(([a], [b]) => (a < b ? -1 : 1));
  const obstacle = await findObstacle(sorted, out);
  if (obstacle) return fail(obstacle);
  const part = `${out}.part`;
  try {
    const files: ArchiveManifest['files'] = [];
    for (const [name, source] of sorted) {
      files.push(await describeFile(name, source, signal));
      onProgress?.(files.length, sorted.length);
    }
    const manifest: ArchiveManifest = { format: 'reinstate.archive/1', files };
    await mkdir(dirname(out), { recursive: true });
    const zip = new ZipFile();
    const options = { mtime: FIXED_TIME, mode: 0o100644, forceDosTimestamp: true };
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'archive.json', options);
    for (const [name, source] of sorted) addTo(zip, name, source, { ...options, compress: OWN_TEXTS.has(name) });
    zip.end();
    const sealed = seal === undefined ? [] : [createSealingStream(seal.key)];
    await writeFile(part, seal?.header ?? '', { flag: 'wx' });
    const streams = [zip.outputStream, ...sealed, createWriteStream(part, { flags: 'a' })] as const;
    await pipeline(streams, { ...(signal && { signal }) });
    await flush(part);
    await rename(part, out);
    return ok(manifest);
  } catch (thrown) {
    await rm(part, { force: true }).catch(() => undefined);
    return fail(describeFailure(thrown, out));
  }
}

/** What would be in the way of the archive, or of opening it again; asked before anything is read, which can take minutes. */
async function findObstacle(
  sources: readonly (readonly [string, ArchiveSource])[],
  out: string,
): Promise<AppError | undefined> {
  if (await exists(out)) {
    const message = `${out} is already there. Choose another name.`;
    return appError('target-unusable', message, { path: out, reason: 'not-empty' });
  }
  const files = listUnportable(sources.map(([name]) => name));
  if (files.length > 0) return appError('files-refused', 'Some names can not stand in an archive.', { files });
  const excess = findArchiveExcess(await Promise.all(sources.map(([, source]) => findSize(source))));
  return excess && archiveFull(excess);
}

/** Names with which the archive could not be opened again on every system. */
function listUnportable(names: readonly string[]): readonly FileRefusal[] {
  const fix = say`Give the file another name, in the folder and in case.json.`;
  const clash = findClash(names);
  const clashes =
    clash === undefined ? [] : [{ file: clash, message: say`On some disks it is the same as another file.` }];
  const unportable = names.flatMap((file) => {
    const message = describeUnportablePath(file);
    return message === undefined ? [] : [{ file, message }];
  });
  return [...unportable, ...clashes].map((refusal) => tellRefusal({ ...refusal, code: 'name', fix }));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** By what the disk says; a file that is missing or damaged is found when it is read. */
async function findSize(source: ArchiveSource): Promise<number> {
  if ('bytes' in source) return source.bytes.length;
  const { path, key } = source.file;
  return stat(path)
    .then(({ size }) => (key === undefined ? size : findPlainSize(size)))
    .catch(() => 0);
}

async function describeFile(
  name: string,
  source: ArchiveSource,
  signal: AbortSignal | undefined,
): Promise<ArchiveManifest['files'][number]> {
  const hash = createHash('sha256');
  if ('bytes' in source) {
    return { file: name, sizeBytes: source.bytes.length, sha256: hash.update(source.bytes).digest('hex') };
  }
  const damaged = (sha256: string): AppErrorException => {
    const message = `The stored file of ${name} has been changed from outside.`;
    return new AppErrorException(appError('vault-damaged', message, { sha256 }));
  };
  const isRead = await pipeline(streamStored(source.file), hash, { ...(signal && { signal }) }).then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof SealedFileError) return false;
      throw thrown;
    },
  );
  const sha256 = isRead ? hash.digest('hex') : '';
  if (!isRead || (source.sha256 !== undefined && source.sha256 !== sha256)) throw damaged(source.sha256 ?? '');
  return { file: name, sizeBytes: await sizeOfStored(source.file), sha256 };
}

type EntryOptions = Parameters<ZipFile['addBuffer']>[2];

/** Adds an entry; a stored file is opened when its turn comes. */
function addTo(zip: ZipFile, name: string, source: ArchiveSource, options: EntryOptions): void {
  if ('bytes' in source) {
    zip.addBuffer(Buffer.from(source.bytes), name, options);
    return;
  }
  zip.addReadStreamLazy(name, { ...options }, (give) => {
    const stream = streamStored(source.file);
    // The library listens to no error of a stream that it is given; the archive ends with it.
    stream.on('error', (error) => (zip.outputStream as Readable).destroy(error));
    give(null, stream);
  });
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function describeFailure(thrown: unknown, path: string) {
  if (thrown instanceof AppErrorException) return thrown.appError;
  if (thrown instanceof Error && thrown.name === 'AbortError') return appError('cancelled', 'It was stopped.', {});
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
    ? appError('disk-full', `There is not enough room to write ${path}.`, { path })
    : appError('target-unusable', `${path} cannot be written (${String(code ?? thrown)}).`, {
        path,
        reason: 'not-writable',
      });
}
