import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FolderPlace } from '../../shared/domain/folder-place.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { findPlace, type PlaceSystem } from '../folder-place/find-place.ts';
import { findDiskFailure } from '../store/disk-failure.ts';

/** `network`: never touched, because asking a share for a file already tells it who asks. */
export type PreparedFolder =
  | { readonly kind: 'ready'; readonly place: FolderPlace | undefined }
  | { readonly kind: 'network' }
  | { readonly kind: 'unusable'; readonly error: AppError };

/**
 * Makes the data folder where there is none, tries whether it can be written, and says where it lies. A folder on another
 * computer is refused on Windows; elsewhere it is taken, with a warning.
 */
export function prepareDataFolder(dataDir: string, system: PlaceSystem): PreparedFolder {
  const place = findPlace(dataDir, system);
  if (place?.kind === 'network' && system.platform === 'win32') return { kind: 'network' };
  try {
    makeFolder(dataDir);
    const probe = join(dataDir, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
  } catch (thrown) {
    return { kind: 'unusable', error: findDiskFailure(thrown, dataDir) ?? notWritable(dataDir) };
  }
  return { kind: 'ready', place };
}

/** Folder by folder: `recursive` never ends where a system denies that an existing folder can hold another (Node 24, /proc). */
function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder) && dirname(folder) !== folder; folder = dirname(folder)) {
    missing.unshift(folder);
  }
  for (const folder of missing) mkdirSync(folder, { mode: 0o700 });
}

function notWritable(path: string): AppError {
  return appError('target-unusable', `${path} can't be written.`, { path, reason: 'not-writable' });
}
