import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

let folder: string | undefined;

/** Where files that a browser hands over are kept, each under its own name, until the application ends. */
export function uploadFolder(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'reinstate-files-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}

/**
 * Writes one file that the page announced: `<folder>/<id>/<name>`.
 * @throws when the id or the name could lead out of the folder
 */
export async function saveUpload(id: string, name: string, bytes: Readable): Promise<void> {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error(`bad upload id ${id}`);
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) throw new Error(`bad file name ${name}`);
  mkdirSync(join(uploadFolder(), id), { recursive: true });
  await pipeline(bytes, createWriteStream(join(uploadFolder(), id, name)));
}
