import type { FileHandle } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { basename } from 'node:path';
import { fromRandomAccessReaderPromise, openPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { tellRefusal } from '../../shared/domain/file-refusal.ts';
import { say, spellOut, type Said } from '../../shared/domain/said.ts';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { findPlainSize } from '../vault/sealed-format.ts';
import { readSealed } from '../vault/stored-file.ts';
import { realFs, type VaultFs } from '../vault/vault-fs.ts';
import { findArchiveSeal, openArchiveSeal, SEAL_HEADER_BYTES } from './archive-seal.ts';

/** Why an archive isn't taken; caught where the archive is opened. */
export class ArchiveFault extends Error {
  readonly said: Said;
  /** @param message in English, with more to it than there are words for in other languages */
  constructor(said: Said, message = spellOut(said)) {
    super(message);
    this.said = said;
  }
}
/** Made by a newer version: not damaged, and not to be guessed at. */
export class NewerArchive extends Error {}

const ZIP_OPTIONS = { autoClose: false, decodeStrings: true, validateEntrySizes: true, strictFileNames: true } as const;

/**
 * Whether an archive is sealed, by its first bytes.
 * Errors: files-refused (it can't be read, or its header is damaged), newer-data.
 */
export async function isSealedArchive(file: string): Promise<Result<boolean>> {
  try {
    const { kind } = await findArchiveSeal(file);
    if (kind === 'newer') return fail(newerArchive(file));
    return kind === 'damaged'
      ? fail(refuseArchive(file, new ArchiveFault(say`its first bytes are damaged`)))
      : ok(kind === 'sealed');
  } catch (thrown) {
    return fail(refuseArchive(file, thrown));
  }
}

/**
 * Opens an archive for one task. Errors: wrong-key (another passphrase, or none given), newer-data, files-refused for
 * everything that is wrong with the file itself.
 */
export async function withArchiveZip<Value>(
  file: string,
  passphrase: string | undefined,
  task: (zip: ZipFile) => Promise<Value>,
): Promise<Result<Value>> {
  try {
    const opened = await openZip(file, passphrase);
    if (!opened.ok) return opened;
    try {
      return ok(await task(opened.value));
    } finally {
      opened.value.close();
    }
  } catch (thrown) {
    return fail(thrown instanceof NewerArchive ? newerArchive(file) : refuseArchive(file, thrown));
  }
}

async function openZip(file: string, passphrase: string | undefined): Promise<Result<ZipFile>> {
  const seal = await findArchiveSeal(file);
  if (seal.kind === 'newer') throw new NewerArchive();
  if (seal.kind === 'damaged') throw new ArchiveFault(say`its first bytes are damaged`);
  if (seal.kind !== 'sealed') return ok(await openPromise(file, ZIP_OPTIONS));
  const key = passphrase === undefined ? undefined : await openArchiveSeal(seal.header, passphrase);
  if (key === undefined) return fail(wrongPassphrase(file));
  const plainBytes = findPlainSize((await stat(file)).size - SEAL_HEADER_BYTES);
  return ok(await fromRandomAccessReaderPromise(new SealedReader(file, key), plainBytes, ZIP_OPTIONS));
}

/** The form in which the zip library wants places of a file that isn't plain. */
class SealedReader extends RandomAccessReader {
  private readonly file: string;
  private readonly key: string;
  constructor(file: string, key: string) {
    super();
    this.file = file;
    this.key = key;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readSealed(behindHeader, this.file, this.key, { start, end }), { objectMode: false });
  }
}

/** Files as they are behind the header of a sealed archive: what follows it has the form of any sealed file. */
const behindHeader: VaultFs = {
  ...realFs,
  open: async (path, flags) => {
    const handle = await realFs.open(path, flags);
    const shifted = {
      stat: async () => ({ size: (await handle.stat()).size - SEAL_HEADER_BYTES }),
      read: (into: Buffer, at: number, length: number, position: number) =>
        handle.read(into, at, length, position + SEAL_HEADER_BYTES),
      close: () => handle.close(),
    };
    // Of a handle, reading sealed files uses these three.
    return shifted as unknown as FileHandle;
  },
};

function wrongPassphrase(file: string): AppError {
  return appError('wrong-key', `${basename(file)} is sealed with another passphrase.`, { slot: 'passphrase' });
}

function newerArchive(file: string): AppError {
  const message = `${basename(file)} was made by a newer Reinstate. Nothing was changed. Install the newest version to open it.`;
  return appError('newer-data', message, { found: 2, known: 1 });
}

function refuseArchive(file: string, thrown: unknown): AppError {
  const why = thrown instanceof ArchiveFault ? thrown.said : say`it is damaged`;
  const said = say`It can't be read as a saved appeal: ${why}`;
  const fix = say`Ask for the archive again, or copy it again from where it came from.`;
  // In English with all that the zip library has to say.
  const message = `It can't be read as a saved appeal: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  const refusal = { ...tellRefusal({ file: basename(file), code: 'archive', message: said, fix }), message };
  return appError('files-refused', `${refusal.file}: ${refusal.message}`, { files: [refusal] });
}
