import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { readCaseFolder, type ReadCaseFolder } from '../case-folder/read-case-folder.ts';
import { UsageError } from './command.ts';

/** Reads the case folder that a command was given. Throws `UsageError` for an archive, which this version can't open yet. */
export async function readInputFolder(app: App, path: string, signal: AbortSignal): Promise<Result<ReadCaseFolder>> {
  const isFile = await stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (isFile) throw new UsageError(`${path} is a file; this version reads case folders, not archives yet`);
  return readCaseFolder(resolve(path), { catalogue: app.catalogue, inspect: app.pdf.inspect, signal });
}
