import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where files that a browser hands over are kept, each under its own name, until the application ends. Made when needed. */
export const uploadFolder = join(tmpdir(), `reinstate-files-${process.pid}-${randomUUID()}`);

/**
 * Writes one file that the page announced: `<folder>/<id>/<name>`.
 * @throws when the id or the name could lead out of the folder
 */
export async function saveUpload(id: string, name: string, bytes: Readable): Promise<void> {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error(`bad upload id ${id}`);
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) throw new Error(`bad file name ${name}`);
  if (!existsSync(uploadFolder)) process.once('exit', () => rmSync(uploadFolder, { recursive: true, force: true }));
  mkdirSync(join(uploadFolder, id), { recursive: true, mode: 0o700 });
  await pipeline(bytes, createWriteStream(join(uploadFolder, id, name)));
}
