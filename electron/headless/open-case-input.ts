import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { readCaseFolder, type ReadCaseFolder } from '../case-folder/read-case-folder.ts';
import { unpackArchive } from '../case-folder/unpack-archive.ts';
import { ARCHIVE_PASSPHRASE, type NamedInput } from './read-passphrase.ts';

/** A case that a command was given, read; its files are there until `close`. */
export type CaseInput = { readonly read: ReadCaseFolder; readonly close: () => Promise<void> };

/**
 * Reads a case folder, or a case archive, which is unpacked among the temporary files first, sealed: a run that is killed
 * leaves nothing to read.
 */
export async function openCaseInput(
  app: App,
  { path, passphrase }: NamedInput,
  signal: AbortSignal,
): Promise<Result<CaseInput>> {
  const given = resolve(path);
  const isFile = await stat(given).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) return readFolder(app, { path: given }, signal, () => Promise.resolve());
  const folder = app.temp.locate('archives', randomUUID());
  await mkdir(folder.path, { recursive: true });
  const remove = (): Promise<void> => rm(folder.path, { recursive: true, force: true, maxRetries: 5 });
  const unpacked = await unpackArchive(given, folder.path, { key: folder.key, passphrase });
  if (unpacked.ok) return readFolder(app, folder, signal, remove);
  await remove();
  return passphrase === undefined && unpacked.error.code === 'wrong-key' ? askForPassphrase(given) : unpacked;
}

function askForPassphrase(file: string): Result<never> {
  const message = `${basename(file)} is sealed with a passphrase. Give --${ARCHIVE_PASSPHRASE} <file>.`;
  return fail(appError('wrong-key', message, { slot: 'passphrase' }));
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
