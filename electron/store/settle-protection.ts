// How a plain data folder becomes a protected one. What is sealed is made in `protecting/sealed`, under the names that it will have;
// nothing else changes. Then a plan is written; from that moment the sealed side counts, and the next start carries it to its end.
// A protected folder becomes a plain one in the same way and place.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isPlainDatabase } from './connect.ts';
import { renameDurably, syncPath } from './rename-durably.ts';

const DATABASE = 'reinstate.db';
const IS_WINDOWS = process.platform === 'win32';

/** The places of a protection that is under way, all in one folder of the data folder. */
export function protectionPlaces(dataDir: string) {
  const dir = join(dataDir, 'protecting');
  return {
    dir,
    sealed: join(dir, 'sealed'),
    scratch: join(dir, 'scratch'),
    key: join(dir, 'key'),
    plan: join(dir, 'plan.json'),
  };
}

/** Which side of a data folder counts. Not for one whose database this process has open. */
export function readDataSide(dataDir: string): 'empty' | 'plain' | 'sealed' {
  const { plan, sealed } = protectionPlaces(dataDir);
  if (existsSync(plan)) return readPlan(plan, sealed).makes;
  const database = join(dataDir, DATABASE);
  if (!statSync(database, { throwIfNoEntry: false })?.isFile()) return 'empty';
  return isPlainDatabase(database) ? 'plain' : 'sealed';
}

/**
 * Makes what was made count: whatever happens now, `settleProtection` carries it to its end. All of it is on the disk already.
 * @param old what is to go, as paths in the data folder
 */
export function commitProtection(dataDir: string, old: readonly string[], makes: Plan['makes'] = 'sealed'): void {
  const { plan } = protectionPlaces(dataDir);
  writeFileSync(`${plan}.part`, JSON.stringify({ makes, plain: old }), { mode: 0o600, flush: true });
  renameDurably(`${plan}.part`, plan);
}

/**
 * Carries a protection that was committed to its end, from wherever it stopped; needs no key, and the database must be closed.
 * Throws what the disk says; it can be called again then, and no plain file has gone whose sealed one is not in its place.
 * @returns `unfinished` when the new side is whole, but an old file can't be deleted now: the next start tries again
 */
export function settleProtection(dataDir: string): 'none' | 'finished' | 'unfinished' {
  const { dir, sealed, scratch, key, plan } = protectionPlaces(dataDir);
  if (!existsSync(plan)) return 'none';
  const { plain } = readPlan(plan, sealed);
  // First of all, so that no plain database is ever seen beside a vault that is half sealed.
  const database = join(sealed, DATABASE);
  if (existsSync(database)) {
    // All of the log is in the sealed copy, and it must not lie beside a database that isn't its own.
    for (const end of ['-wal', '-shm']) rmSync(join(dataDir, DATABASE + end), { force: true });
    renameDurably(database, join(dataDir, DATABASE));
  }
  putInPlace(dataDir, sealed);
  const left = plain.filter((path) => !removePlain(dataDir, path));
  if (left.length > 0) return 'unfinished';
  syncFolders(new Set(plain.map((path) => dirname(join(dataDir, path)))));
  for (const made of [sealed, scratch, key]) rmSync(made, { recursive: true, force: true });
  rmSync(plan, { force: true });
  syncFolders(new Set([dir]));
  rmSync(dir, { recursive: true, force: true });
  return 'finished';
}

/** Throws away what was sealed and does not count; nothing when it does. */
export function dropSealed(dataDir: string): void {
  const { dir, plan } = protectionPlaces(dataDir);
  if (!existsSync(plan)) rmSync(dir, { recursive: true, force: true });
}

/** Every file that is still waiting, to the same path in the data folder; lasting before anything goes. */
function putInPlace(dataDir: string, sealed: string): void {
  const folders = new Set<string>();
  for (const from of listFiles(sealed)) {
    const to = join(dataDir, relative(sealed, from));
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    if (IS_WINDOWS) renameDurably(from, to);
    else renameSync(from, to);
    folders.add(dirname(to)).add(dirname(dirname(to)));
  }
  syncFolders(folders);
}

/** The files below a folder; none when it is missing. */
export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @returns whether it is gone */
function removePlain(dataDir: string, path: string): boolean {
  const file = join(dataDir, path);
  // A plan leads nowhere else, whoever wrote it.
  if (relative(dataDir, file).startsWith('..')) return true;
  try {
    // Windows deletes no read-only file.
    if (IS_WINDOWS && existsSync(file)) chmodSync(file, 0o600);
    rmSync(file, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

function syncFolders(folders: ReadonlySet<string>): void {
  if (IS_WINDOWS) return;
  for (const folder of folders) if (existsSync(folder)) syncPath(folder, 'r');
}

type Plan = {
  /** Which side counts since it was written. */
  readonly makes: 'sealed' | 'plain';
  /** What goes. */
  readonly plain: readonly string[];
};

/** A plan that a failing disk has spoilt must not keep anybody out: what it made tells which side it was, and what is old stays. */
function readPlan(plan: string, made: string): Plan {
  try {
    const { makes, plain } = JSON.parse(readFileSync(plan, 'utf8')) as Partial<Plan>;
    if (Array.isArray(plain) && plain.every((path) => typeof path === 'string'))
      return { makes: makes === 'plain' ? 'plain' : 'sealed', plain };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  const waiting = join(made, DATABASE);
  const database = existsSync(waiting) ? waiting : join(dirname(dirname(plan)), DATABASE);
  return { makes: isPlainDatabase(database) ? 'plain' : 'sealed', plain: [] };
}
