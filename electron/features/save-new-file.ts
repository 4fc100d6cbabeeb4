import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a file that is there whole or not at all, under a name that is free in the folder: `name.pdf`, `name-2.pdf`…
 * @param id tells the unfinished file from those of others
 * @returns the path of the finished file. Throws what the system says.
 */
export async function saveNewFile(
  folder: string,
  name: { readonly base: string; readonly ending: string },
  bytes: Uint8Array,
  id: string,
): Promise<string> {
  const part = join(folder, `${name.base}.part-${id}`);
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const path = await findFreePath(folder, name);
    await rename(part, path);
    return path;
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
}

async function findFreePath(folder: string, { base, ending }: { base: string; ending: string }): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${base}${number === 1 ? '' : `-${number}`}${ending}`);
    const isTaken = await stat(path).then(
      () => true,
      () => false,
    );
    if (!isTaken) return path;
  }
}
