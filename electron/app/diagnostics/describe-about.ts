import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOutput } from '../../../shared/contracts/index.ts';
import { readSqliteVersion } from '../../store/sqlite-version.ts';
import type { AppOptions } from '../app-options.ts';
import { listRuntimes } from './list-runtimes.ts';

/** What this program is made of: its own licence, and the versions of what it runs on. */
export function describeAbout({
  version,
  resourcesDir,
}: Pick<AppOptions, 'version' | 'resourcesDir'>): CallOutput<'system.about'> {
  const parts = { ...listRuntimes(), SQLite: readSqliteVersion() };
  return {
    version,
    licence: readLicence(resourcesDir),
    parts: Object.entries(parts).map(([name, partVersion]) => ({ name, version: partVersion })),
  };
}

/** The licences of everything that ships. */
export function readNotices({ resourcesDir }: Pick<AppOptions, 'resourcesDir'>): CallOutput<'system.notices'> {
  return { text: readFileSync(join(resourcesDir, 'third-party-notices.txt'), 'utf8') };
}

/** Packed it lies with the other resources; in the repository it lies at the top, where people look for it. */
function readLicence(resourcesDir: string): string {
  const packed = join(resourcesDir, 'LICENSE.txt');
  return readFileSync(existsSync(packed) ? packed : join(resourcesDir, '../LICENSE'), 'utf8');
}
