import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** With the id of the process that made it. */
const NAME = /^reinstate-(\d+)-\w+$/;
const DAY_MS = 86_400_000;

/**
 * A data folder for one run. What runs that were killed have left there is taken away first: it is sealed with a key that went
 * with them, so nobody can use it. @param parent where such folders lie
 */
export async function makeThrowawayFolder(now: Date, parent = tmpdir()): Promise<string> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) if (await isLeft(parent, name, now)) await remove(join(parent, name));
  return mkdtemp(join(parent, `reinstate-${process.pid}-`));
}

/** A day old, because a process in another container may have its folder here under an id that is nobody's here. */
async function isLeft(parent: string, name: string, now: Date): Promise<boolean> {
  const pid = NAME.exec(name)?.[1];
  if (pid === undefined || isRunning(Number(pid))) return false;
  const stats = await stat(join(parent, name)).catch(() => undefined);
  return stats !== undefined && stats.isDirectory() && now.getTime() - stats.mtimeMs > DAY_MS;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    // It runs, and is another user's.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** That of another user stays; it is theirs to take away. */
async function remove(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true }).catch(() => undefined);
}
