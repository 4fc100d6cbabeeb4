import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type SecondInstanceListener = (argv: string[], cwd: string, additionalData: unknown) => void;

/**
 * Electron's single-instance lock, keyed by the data folder. Synchronous, like the original: a file holds the owner's
 * process id; a second instance leaves its arguments in a file beside it, which the owner watches for.
 */
export function claimSingleInstance(
  userDataDir: string,
  additionalData: unknown,
  onSecondInstance: SecondInstanceListener,
): boolean {
  const key = createHash('sha256').update(userDataDir).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `reinstate-standin-${key}`);
  const lockFile = join(folder, 'owner');
  mkdirSync(folder, { recursive: true });
  const owner = readOwner(lockFile);
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    const message = JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData });
    writeFileSync(join(folder, `second-${process.pid}.json`), message);
    return false;
  }
  writeFileSync(lockFile, String(process.pid));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  watch(folder, { persistent: false }, () => deliver(folder, onSecondInstance));
  return true;
}

function deliver(folder: string, onSecondInstance: SecondInstanceListener): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('second-'))) {
    const file = join(folder, name);
    try {
      const { argv, cwd, additionalData } = JSON.parse(readFileSync(file, 'utf8')) as {
        argv: string[];
        cwd: string;
        additionalData: unknown;
      };
      rmSync(file);
      onSecondInstance(argv, cwd, additionalData);
    } catch {
      // Half-written or already taken: the watcher reports the next change of the same file.
    }
  }
}

function readOwner(lockFile: string): number | undefined {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
