// The layout of a backup folder, for people who look into it:
//
//   Reinstate backup/
//     READ ME.txt
//     backup.json                          whose it is
//     databases/000012 2026-11-22 15.49.db       every text, one file for each copy
//                                     .db.keys.json   of a protected data folder: what its recovery code opens
//                                     .json           what the copy holds; it counts once this is there
//     files/ab/abcdef…                     evidence and what was sent, each file once
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  folderCopyListSchema,
  STORED_NAME,
  type FolderCopy,
  type FolderCopyList,
} from '../../../shared/domain/folder-backup.ts';
import { errnoOf } from '../../store/disk-failure.ts';
import { writeWhole } from './write-whole.ts';

const FOLDER = 'Reinstate backup';
const MARKER = 'backup.json';
const NAME = /^(\d{6,}) \d{4}-\d\d-\d\d \d\d\.\d\d$/;
/** More than any list can have. */
const MAX_LIST_BYTES = 200_000_000;

const markerSchema = z.strictObject({ format: z.literal('reinstate.backup/1'), storeId: z.string().min(1).max(100) });

/** A backup folder of ours. */
export type BackupRoot = { readonly dir: string; readonly databases: string; readonly files: string };

export function rootAt(dir: string): BackupRoot {
  return { dir, databases: join(dir, 'databases'), files: join(dir, 'files') };
}

/** Whose backup folder it is; undefined for any other folder. */
export async function readStoreId(dir: string): Promise<string | undefined> {
  try {
    return markerSchema.parse(JSON.parse(await readFile(join(dir, MARKER), 'utf8'))).storeId;
  } catch {
    return undefined;
  }
}

/** The folder in which this data folder keeps its copies; undefined when it has none there yet. */
export async function findOwnRoot(parent: string, storeId: string): Promise<BackupRoot | undefined> {
  for (const dir of await listRoots(parent)) {
    if ((await readStoreId(dir)) === storeId) return rootAt(dir);
  }
  return undefined;
}

/** Backup folders of ours in a folder, by name; the folder itself when it is one. */
export async function listRoots(parent: string): Promise<readonly string[]> {
  if ((await readStoreId(parent)) !== undefined) return [parent];
  const names = (await readdir(parent)).filter((name) => name.startsWith(FOLDER)).toSorted();
  const dirs = names.map((name) => join(parent, name));
  const owners = await Promise.all(dirs.map(readStoreId));
  return dirs.filter((_, index) => owners[index] !== undefined);
}

/** Makes the folder under a name that is free; the folder of the user's choice must be there. Throws what the disk says. */
export async function createRoot(parent: string, storeId: string, readMe: string): Promise<BackupRoot> {
  for (let number = 1; ; number += 1) {
    const root = rootAt(join(parent, number === 1 ? FOLDER : `${FOLDER} ${number}`));
    try {
      await mkdir(root.dir);
    } catch (thrown) {
      if (errnoOf(thrown) === 'EEXIST') continue;
      throw thrown;
    }
    await mkdir(root.databases);
    await mkdir(root.files);
    await writeWhole(join(root.dir, 'READ ME.txt'), readMe);
    await writeWhole(join(root.dir, MARKER), `${JSON.stringify({ format: 'reinstate.backup/1', storeId })}\n`);
    return root;
  }
}

/** A finished copy. */
export type HeldCopy = { readonly name: string; readonly sequence: number; readonly list: FolderCopyList };

/** Every finished copy, newest first. */
export async function listCopies(root: BackupRoot): Promise<readonly HeldCopy[]> {
  const names = (await readNames(root.databases)).filter((name) => name.endsWith('.json'));
  const copies = await Promise.all(names.map((name) => readCopy(root, name.slice(0, -'.json'.length))));
  return copies.filter((copy) => copy !== undefined).toSorted((a, b) => b.sequence - a.sequence);
}

async function readCopy(root: BackupRoot, name: string): Promise<HeldCopy | undefined> {
  const sequence = Number(NAME.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(sequence)) return undefined;
  try {
    const file = listFile(root, name);
    if ((await stat(file)).size > MAX_LIST_BYTES || !(await stat(databaseFile(root, name))).isFile()) return undefined;
    return { name, sequence, list: folderCopyListSchema.parse(JSON.parse(await readFile(file, 'utf8'))) };
  } catch {
    return undefined;
  }
}

export function databaseFile(root: BackupRoot, name: string): string {
  return join(root.databases, `${name}.db`);
}

export function listFile(root: BackupRoot, name: string): string {
  return join(root.databases, `${name}.json`);
}

/** A name behind all that are there; ordered by its number, because clocks are set back. */
export function nameCopy(names: readonly string[], madeAt: Date): string {
  const taken = names.map((name) => Number.parseInt(name, 10)).filter(Number.isFinite);
  const stamp = madeAt.toISOString();
  const number = String(Math.max(0, ...taken) + 1).padStart(6, '0');
  return `${number} ${stamp.slice(0, 10)} ${stamp.slice(11, 16).replace(':', '.')}`;
}

/** Names in a folder; none when it is missing. */
export async function readNames(dir: string): Promise<readonly string[]> {
  return readdir(dir).catch((thrown: unknown) => {
    if (errnoOf(thrown) === 'ENOENT') return [];
    throw thrown;
  });
}

/** Deletes what a run that was cut short left: parts, and databases without a list. */
export async function sweepHalf(root: BackupRoot): Promise<void> {
  const names = await readNames(root.databases);
  for (const name of names) {
    const base = name.replace(/\.(?:db|db\.keys\.json|json)$/, '');
    const isWhole = base !== name && names.includes(`${base}.json`);
    const isOurs = NAME.test(base) || name.endsWith('.part');
    if (isOurs && !isWhole) await rm(join(root.databases, name), { force: true });
  }
}

/**
 * Deletes all but the newest copies, and then the files that none of those needs. The list goes first, so that a copy that
 * is only half there never counts.
 */
export async function rotate(root: BackupRoot, keep: number): Promise<void> {
  const copies = await listCopies(root);
  for (const { name } of copies.slice(keep)) {
    await rm(listFile(root, name), { force: true });
    await rm(`${databaseFile(root, name)}.keys.json`, { force: true });
    await rm(databaseFile(root, name), { force: true });
  }
  const needed = new Set(copies.slice(0, keep).flatMap(({ list }) => list.files.map(({ name }) => name)));
  for (const folder of (await readNames(root.files)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of await readNames(join(root.files, folder))) {
      const isOurs = STORED_NAME.test(name.replace(/\.part$/, ''));
      if (isOurs && !needed.has(`${folder}/${name}`)) await rm(join(root.files, folder, name), { force: true });
    }
  }
}

export function describeCopy({ name, list }: HeldCopy): FolderCopy {
  const { madeAt, caseCount, evidenceCount, isProtected, files, database } = list;
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, database.sizeBytes);
  return { name, madeAt, caseCount, evidenceCount, fileCount: files.length, sizeBytes, isProtected };
}
