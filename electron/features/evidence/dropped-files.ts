import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Dropped } from '../../../shared/contracts/evidence.ts';

/** Files that systems and programs leave in folders; nobody means them. */
const LITTER = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|icon\r$)/i;

/**
 * The files behind dropped paths: a folder stands for the files directly in it, by name, without hidden ones and
 * folders. What can't be looked at stays in the list, so that taking it in names the reason.
 */
export async function listDroppedFiles(paths: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(paths.map(expand));
  return [...new Set(lists.flat())];
}

/** What an import of dropped paths would take in. Folders in dropped folders are left out. */
export async function countDropped(paths: readonly string[]): Promise<Dropped> {
  const folders = (await Promise.all([...new Set(paths)].map(countFolder))).filter((folder) => folder !== undefined);
  return { files: (await listDroppedFiles(paths)).length, folders };
}

async function countFolder(path: string): Promise<Dropped['folders'][number] | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const seen = entries.filter((entry) => !LITTER.test(entry.name));
  return {
    name: basename(path).normalize('NFC'),
    files: seen.filter((entry) => entry.isFile()).length,
    subfolders: seen.filter((entry) => entry.isDirectory()).length,
  };
}

async function expand(path: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  return entries
    .filter((entry) => entry.isFile() && !LITTER.test(entry.name))
    .map((entry) => entry.name)
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .map((name) => join(path, name));
}
