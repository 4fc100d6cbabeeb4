import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { readCaseFolder, type ReadCaseFolder } from '../case-folder/read-case-folder.ts';
import { unpackArchive } from '../case-folder/unpack-archive.ts';

/** A case that a command was given, read; its files are there until `close`. */
export type CaseInput = { readonly read: ReadCaseFolder; readonly close: () => Promise<void> };

/**
 * Reads a case folder, or a case archive, which is unpacked into a folder of our own first, sealed: a run that is killed leaves
 * nothing to read.
 * @param passphrase of a sealed archive
 */
export async function openCaseInput(
  app: App,
  path: string,
  signal: AbortSignal,
  passphrase?: string,
): Promise<Result<CaseInput>> {
  const given = resolve(path);
  const isFile = await stat(given).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) return readFolder(app, { path: given }, signal, () => Promise.resolve());
  const unpackedDir = await mkdtemp(join(tmpdir(), 'reinstate-archive-'));
  const remove = (): Promise<void> => rm(unpackedDir, { recursive: true, force: true, maxRetries: 5 });
  const folder = { path: unpackedDir, key: randomBytes(32).toString('hex') };
  const unpacked = await unpackArchive(given, folder.path, { key: folder.key, passphrase });
  if (unpacked.ok) return readFolder(app, folder, signal, remove);
  await remove();
  return unpacked;
}

async function readFolder(
  app: App,
  { path, key }: StoredFile,
  signal: AbortSignal,
  close: () => Promise<void>,
): Promise<Result<CaseInput>> {
  const read = await readCaseFolder(path, { catalogue: app.catalogue, inspect: app.pdf.inspect, key, signal });
  if (read.ok) return ok({ read: read.value, close });
  await close();
  return read;
}
