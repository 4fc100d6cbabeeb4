import { rmSync } from 'node:fs';

/** For what no start takes for anything: the next restore, backup or start removes what a virus scanner holds now. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays for now.
  }
}
