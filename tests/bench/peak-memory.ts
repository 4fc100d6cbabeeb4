import { existsSync, readFileSync } from 'node:fs';

/**
 * The most memory that this process has had, in megabytes. On Linux from /proc: there getrusage also counts what the
 * parent had when it forked.
 */
export function readPeakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024;
}
