import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { readCaseFolder, type ReadCaseFolder } from '../case-folder/read-case-folder.ts';
import { unpackArchive } from '../case-folder/unpack-archive.ts';

/** A case that a command was given, read; its files are there until `close`. */
export type CaseInput = { readonly read: ReadCaseFolder; readonly close: () => Promise<void> };

/**
 * Reads a case folder, or a case archive, which is unpacked into a folder of our own first.
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
  if (!isFile) return readFolder(app, given, signal, () => Promise.resolve());
  const unpackedDir = await mkdtemp(join(tmpdir(), 'reinstate-archive-'));
  const remove = (): Promise<void> => rm(unpackedDir, { recursive: true, force: true, maxRetries: 5 });
  const unpacked = await unpackArchive(given, unpackedDir, { passphrase });
  if (unpacked.ok) return readFolder(app, unpackedDir, signal, remove);
  await remove();
  return unpacked;
}

async function readFolder(
  app: App,
  dir: string,
  signal: AbortSignal,
  close: () => Promise<void>,
): Promise<Result<CaseInput>> {
  const read = await readCaseFolder(dir, { catalogue: app.catalogue, inspect: app.pdf.inspect, signal });
  if (read.ok) return ok({ read: read.value, close });
  await close();
  return read;
}
