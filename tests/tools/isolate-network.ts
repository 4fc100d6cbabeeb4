import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const INSIDE = fileURLToPath(new URL('count-packets.ts', import.meta.url));

/** Why a program can't be run here in a network of its own, or undefined when it can. */
export function findIsolationObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  const tried = spawnSync('unshare', ['-rnm', 'ip', 'link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1'], {
    encoding: 'utf8',
  });
  if (tried.error) return `"unshare" can't be started (${tried.error.message})`;
  return tried.status === 0 ? undefined : `no network namespace of our own is allowed (${tried.stderr.trim()})`;
}

/**
 * The words that run a Node program in a network of its own, whose only way out is counted and leads nowhere. The program's
 * exit code is handed on.
 * @param report where the number of packets goes, as JSON
 */
export function isolated(
  report: string,
  words: readonly string[],
): readonly [command: string, args: readonly string[]] {
  return ['unshare', ['-rnm', '--kill-child', process.execPath, INSIDE, report, ...words]];
}
