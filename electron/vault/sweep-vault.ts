import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../store/disk-failure.ts';
import { digestFile, isThere, renameDurably, syncFolder } from './durable-write.ts';
import type { VaultFs } from './vault-fs.ts';

export type SweepReport = {
  /** Half-written files of an earlier run that were deleted. */
  readonly removedTemps: number;
  /** Names of files that no row knows; they were moved to `quarantine/`, never deleted. */
  readonly quarantined: readonly string[];
  /** Hashes of known files that were missing and came back from `quarantine/`. */
  readonly restored: readonly string[];
};

/** Puts the vault's folder in order: deletes temporary files, moves unknown files aside, brings known ones back. */
export async function sweepVault(fs: VaultFs, dir: string, known: ReadonlySet<string>): Promise<SweepReport> {
  const temps = (await listFiles(fs, join(dir, 'tmp'))).map((name) => join(dir, 'tmp', name));
  for (const temp of temps) await fs.unlink(temp);

  const held = new Set<string>();
  const quarantined: string[] = [];
  for (const folder of await listFolders(fs, dir)) {
    for (const name of await listFiles(fs, join(dir, folder))) {
      if (known.has(name) && name.startsWith(folder)) held.add(name);
      // Names with a dot in front are the system's (.DS_Store).
      else if (!name.startsWith('.')) {
        await moveAside(fs, dir, join(dir, folder, name));
        quarantined.push(name);
      }
    }
  }

  // What was moved aside twice has a number behind its hash.
  const aside = Map.groupBy(await listFiles(fs, quarantineOf(dir)), (name) => name.slice(0, 64));
  const restored: string[] = [];
  for (const sha256 of known) {
    if (held.has(sha256)) continue;
    for (const name of aside.get(sha256) ?? []) {
      if (!(await bringBack(fs, dir, { name, sha256 }))) continue;
      restored.push(sha256);
      break;
    }
  }
  return { removedTemps: temps.length, quarantined, restored };
}

/** Deletes a file of the vault, and what was moved aside under its name, lastingly. Throws when one can't be deleted. */
export async function removeEverywhere(fs: VaultFs, dir: string, sha256: string): Promise<void> {
  const folder = join(dir, sha256.slice(0, 2));
  const aside = (await listFiles(fs, quarantineOf(dir))).filter((name) => name.slice(0, 64) === sha256);
  for (const path of [join(folder, sha256), ...aside.map((name) => join(quarantineOf(dir), name))]) {
    if (!(await isThere(fs, path))) continue;
    // Windows deletes no read-only file.
    if (process.platform === 'win32') await fs.chmod(path, 0o600);
    await fs.unlink(path);
    await syncFolder(fs, dirname(path));
  }
}

/** Moves a file of the vault into `quarantine/` under a name that is free there. */
export async function moveAside(fs: VaultFs, dir: string, path: string): Promise<void> {
  await fs.mkdir(quarantineOf(dir), { recursive: true, mode: 0o700 });
  const target = join(quarantineOf(dir), basename(path));
  let free = target;
  for (let n = 2; await isThere(fs, free); n += 1) free = `${target}-${n}`;
  await renameDurably(fs, path, free);
}

/** A database that was put back from an older copy and then replaced again finds its files in quarantine. */
async function bringBack(
  fs: VaultFs,
  dir: string,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): Promise<boolean> {
  const aside = join(quarantineOf(dir), name);
  if ((await digestFile(fs, aside))?.sha256 !== sha256) return false;
  const final = join(dir, sha256.slice(0, 2), sha256);
  await fs.mkdir(dirname(final), { recursive: true, mode: 0o700 });
  await renameDurably(fs, aside, final);
  await syncFolder(fs, dir);
  return true;
}

/** Where files lie that no row knew. */
export function quarantineOf(dir: string): string {
  return join(dir, 'quarantine');
}

async function listFolders(fs: VaultFs, dir: string): Promise<readonly string[]> {
  const entries = await readEntries(fs, dir);
  return entries.filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)).map((entry) => entry.name);
}

async function listFiles(fs: VaultFs, dir: string): Promise<readonly string[]> {
  return (await readEntries(fs, dir)).filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** What a folder holds; nothing when it is missing. */
async function readEntries(fs: VaultFs, dir: string) {
  try {
    return await fs.readdir(dir, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
