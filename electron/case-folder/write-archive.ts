import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ArchiveManifest } from '../../shared/domain/archive.ts';
import { appError, type FileRefusal } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { describeUnportablePath, findClash } from './portable-path.ts';

/** The oldest moment a zip entry can carry: the same case gives the same bytes on any day. */
const FIXED_TIME = new Date(1980, 0, 1);

/**
 * Packs a case folder into one file. It gets its name only when it is whole and on the disk.
 * @param dir a case folder that was read without problems
 * @param names the files to pack, relative with `/`; `case.json` among them
 * @param out must not exist
 */
export async function writeArchive(
  dir: string,
  names: readonly string[],
  out: string,
): Promise<Result<ArchiveManifest>> {
  if (await exists(out)) {
    return fail(
      appError('target-unusable', `${out} is already there. Choose another name.`, { path: out, reason: 'not-empty' }),
    );
  }
  const sorted = [...new Set(names)].sort();
  const refusals = listUnportable(sorted);
  if (refusals.length > 0) {
    return fail(appError('files-refused', 'Some names can not stand in an archive.', { files: refusals }));
  }
  const files = await Promise.all(sorted.map((name) => describeFile(dir, name)));
  const manifest: ArchiveManifest = { format: 'reinstate.archive/1', files };
  const part = `${out}.part`;
  try {
    await mkdir(dirname(out), { recursive: true });
    const zip = new ZipFile();
    const options = { mtime: FIXED_TIME, mode: 0o100644, forceDosTimestamp: true };
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'archive.json', options);
    // Papers are compressed already; only the text of the case gains from it.
    for (const name of sorted)
      zip.addFile(join(dir, ...name.split('/')), name, { ...options, compress: name === 'case.json' });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(part, { flags: 'wx' }));
    await flush(part);
    await rename(part, out);
    return ok(manifest);
  } catch (thrown) {
    await rm(part, { force: true }).catch(() => undefined);
    return fail(describeFailure(thrown, out));
  }
}

/** Names with which the archive could not be opened again on every system. */
function listUnportable(names: readonly string[]): readonly FileRefusal[] {
  const fix = 'Give the file another name, in the folder and in case.json.';
  const clash = findClash(names);
  const clashes =
    clash === undefined ? [] : [{ file: clash, message: 'On some disks it is the same as another file.' }];
  const unportable = names.flatMap((file) => {
    const message = describeUnportablePath(file);
    return message === undefined ? [] : [{ file, message }];
  });
  return [...unportable, ...clashes].map((refusal) => ({ ...refusal, code: 'name', fix }));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function describeFile(dir: string, name: string): Promise<ArchiveManifest['files'][number]> {
  const path = join(dir, ...name.split('/'));
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { file: name, sizeBytes: (await stat(path)).size, sha256: hash.digest('hex') };
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
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
    ? appError('disk-full', `There is not enough room to write ${path}.`, { path })
    : appError('target-unusable', `${path} cannot be written (${String(code ?? thrown)}).`, {
        path,
        reason: 'not-writable',
      });
}
