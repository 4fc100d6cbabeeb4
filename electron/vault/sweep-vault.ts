import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../store/disk-failure.ts';
import { isThere, renameDurably, syncFolder } from './durable-write.ts';
import { digestStored } from './digest-stored.ts';
import type { VaultFs } from './vault-fs.ts';
import { nameAside, type VaultPlaces } from './vault-places.ts';

export type SweepReport = {
  /** Half-written files of an earlier run that were deleted. */
  readonly removedTemps: number;
  /** Names of files that no row knows; they were moved to `quarantine/`, never deleted. */
  readonly quarantined: readonly string[];
  /** Hashes of known files that were missing and came back from `quarantine/`. */
  readonly restored: readonly string[];
};

/** Puts the vault's folder in order: deletes temporary files, moves unknown files aside, brings known ones back. */
export async function sweepVault(fs: VaultFs, places: VaultPlaces, known: ReadonlySet<string>): Promise<SweepReport> {
  const { dir, quarantine, nameOf } = places;
  const temps = (await listFiles(fs, join(dir, 'tmp'))).map((name) => join(dir, 'tmp', name));
  for (const temp of temps) await fs.unlink(temp);

  const hashes = new Map([...known].map((sha256) => [nameOf(sha256), sha256]));
  const held = new Set<string>();
  const quarantined: string[] = [];
  for (const folder of await listFolders(fs, dir)) {
    for (const name of await listFiles(fs, join(dir, folder))) {
      if (hashes.has(name) && name.startsWith(folder)) held.add(name);
      // Names with a dot in front are the system's (.DS_Store).
      else if (!name.startsWith('.')) {
        await moveAside(fs, places, join(dir, folder, name));
        quarantined.push(name);
      }
    }
  }

  const aside = Map.groupBy(await listFiles(fs, quarantine), nameAside);
  const restored: string[] = [];
  for (const [known, sha256] of hashes) {
    if (held.has(known)) continue;
    for (const name of aside.get(known) ?? []) {
      if (!(await bringBack(fs, places, { name, sha256 }))) continue;
      restored.push(sha256);
      break;
    }
  }
  return { removedTemps: temps.length, quarantined, restored };
}

/** Deletes a file of the vault, and what was moved aside under its name, lastingly. Throws when one can't be deleted. */
export async function removeEverywhere(
  fs: VaultFs,
  { locate, nameOf, quarantine }: VaultPlaces,
  sha256: string,
): Promise<void> {
  const aside = (await listFiles(fs, quarantine)).filter((name) => nameAside(name) === nameOf(sha256));
  for (const path of [locate(sha256).path, ...aside.map((name) => join(quarantine, name))]) {
    if (!(await isThere(fs, path))) continue;
    // Windows deletes no read-only file.
    if (process.platform === 'win32') await fs.chmod(path, 0o600);
    await fs.unlink(path);
    await syncFolder(fs, dirname(path));
  }
}

/** Moves a file of the vault into `quarantine/` under a name that is free there. */
export async function moveAside(fs: VaultFs, { quarantine }: VaultPlaces, path: string): Promise<void> {
  await fs.mkdir(quarantine, { recursive: true, mode: 0o700 });
  const target = join(quarantine, basename(path));
  let free = target;
  for (let n = 2; await isThere(fs, free); n += 1) free = `${target}-${n}`;
  await renameDurably(fs, path, free);
}

/** A database that was put back from an older copy and then replaced again finds its files in quarantine. */
async function bringBack(
  fs: VaultFs,
  { dir, quarantine, locate, at }: VaultPlaces,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): Promise<boolean> {
  const aside = join(quarantine, name);
  if ((await digestStored(fs, at(aside, sha256)))?.sha256 !== sha256) return false;
  const final = locate(sha256).path;
  await fs.mkdir(dirname(final), { recursive: true, mode: 0o700 });
  await renameDurably(fs, aside, final);
  await syncFolder(fs, dir);
  return true;
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
