import { open } from 'node:fs/promises';

/** Writes a new text file as UTF-8 and flushes it to the disk. */
export async function writeNewText(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}
