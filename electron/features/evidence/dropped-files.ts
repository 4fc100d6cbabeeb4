import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

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
