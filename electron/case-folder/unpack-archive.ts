import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Entry, ZipFile } from 'yauzl';
import {
  archiveManifestSchema,
  type ArchiveManifest,
  MAX_ARCHIVE_BYTES,
  MAX_ARCHIVE_FILES,
} from '../../shared/domain/archive.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import type { Result } from '../../shared/result.ts';
import { createSealingStream } from '../vault/stored-file.ts';
import { describeBadPath } from './folder-file.ts';
import { ArchiveFault, NewerArchive, withArchiveZip } from './open-archive-zip.ts';
import { field } from './parse-case-json.ts';
import { describeUnportablePath, findClash } from './portable-path.ts';
import { say } from '../../shared/domain/said.ts';

/** With the list of files. */
const MAX_ENTRIES = MAX_ARCHIVE_FILES + 1;
/** More than the list of the most files with the longest names has. */
const MAX_MANIFEST_BYTES = 12_000_000;

/**
 * Unpacks an archive into a folder, checking names, sizes and hashes against its manifest. Entry names are data: what
 * isn't in the manifest, leads out of the folder or is larger than it says ends the whole attempt.
 * @param dir an empty folder of ours; the caller removes it when this fails
 * @param options.key what every file in it is sealed with; plain files when absent
 * @param options.passphrase what the archive is sealed with, if it is
 * Errors: wrong-key, newer-data, files-refused.
 */
export function unpackArchive(
  file: string,
  dir: string,
  { key, passphrase }: { readonly key?: string | undefined; readonly passphrase?: string | undefined } = {},
): Promise<Result<ArchiveManifest>> {
  const folder = { path: dir, ...(key !== undefined && { key }) };
  return withArchiveZip(file, passphrase, (zip) => unpackEntries(zip, folder));
}

async function unpackEntries(zip: ZipFile, dir: StoredFile): Promise<ArchiveManifest> {
  if (zip.entryCount > MAX_ENTRIES) throw new ArchiveFault(say`it claims ${zip.entryCount} entries`);
  let manifest: ArchiveManifest | undefined;
  const waiting = new Map<string, ArchiveManifest['files'][number]>();
  let dataEnd = 0;
  for await (const entry of zip.eachEntry()) {
    dataEnd = requireOwnData(entry, dataEnd);
    if (manifest === undefined) {
      manifest = await readManifest(zip, entry);
      for (const item of manifest.files) waiting.set(item.file, item);
      continue;
    }
    const expected = waiting.get(entry.fileName);
    if (!expected) throw new ArchiveFault(say`"${entry.fileName}" is not in its list of files, or is there twice`);
    waiting.delete(entry.fileName);
    await unpackEntry(zip, entry, expected, dir);
  }
  if (!manifest) throw new ArchiveFault(say`it is empty`);
  const [missing] = waiting.keys();
  if (missing !== undefined) throw new ArchiveFault(say`"${missing}" is missing`);
  return manifest;
}

const FILE_TYPE_BITS = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * Entries of ours are files, one behind the other.
 * @param dataEnd where the data of the entry before ends at the earliest
 * @returns the same for this entry
 */
function requireOwnData(entry: Entry, dataEnd: number): number {
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS) === SYMBOLIC_LINK) {
    throw new ArchiveFault(say`"${entry.fileName}" is a link`);
  }
  if (entry.relativeOffsetOfLocalHeader < dataEnd)
    throw new ArchiveFault(say`"${entry.fileName}" overlaps another entry`);
  return entry.relativeOffsetOfLocalHeader + entry.compressedSize;
}

/** The list of files, the first entry. Throws ArchiveFault and NewerArchive. */
export async function readManifest(zip: ZipFile, entry: Entry): Promise<ArchiveManifest> {
  if (entry.fileName !== 'archive.json') throw new ArchiveFault(say`its first entry is not archive.json`);
  if (entry.uncompressedSize > MAX_MANIFEST_BYTES) throw new ArchiveFault(say`its list of files is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  const raw: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const format = field(raw, 'format');
  if (typeof format === 'string' && /^reinstate\.archive\/([2-9]|\d{2,})$/.test(format)) throw new NewerArchive();
  const parsed = archiveManifestSchema.safeParse(raw);
  if (!parsed.success) throw new ArchiveFault(say`its list of files has another form`);
  const total = parsed.data.files.reduce((sum, item) => sum + item.sizeBytes, 0);
  if (total > MAX_ARCHIVE_BYTES) throw new ArchiveFault(say`it claims to hold ${total} bytes`);
  for (const item of parsed.data.files) {
    const bad = describeBadPath(item.file) ?? describeUnportablePath(item.file);
    if (bad !== undefined) throw new ArchiveFault(say`"${item.file}": ${bad}`);
  }
  const clash = findClash(parsed.data.files.map(({ file }) => file));
  if (clash !== undefined) throw new ArchiveFault(say`"${clash}" and another file of it are one place on some disks`);
  return parsed.data;
}

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  expected: ArchiveManifest['files'][number],
  dir: StoredFile,
): Promise<void> {
  if (entry.uncompressedSize !== expected.sizeBytes)
    throw new ArchiveFault(say`"${expected.file}" has another size than it should`);
  const path = join(dir.path, ...expected.file.split('/'));
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const sealing = dir.key === undefined ? new PassThrough() : createSealingStream(dir.key);
  await pipeline(await zip.openReadStreamPromise(entry), hashing, sealing, target);
  if (hash.digest('hex') !== expected.sha256)
    throw new ArchiveFault(say`"${expected.file}" was changed after the archive was made`);
}
