import { existsSync, mkdirSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findFolderPlace, type FolderPlace } from '../../shared/domain/folder-place.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import { findDiskFailure } from '../store/disk-failure.ts';

/** `network`: never touched, because asking a share for a file already tells it who asks. */
export type PreparedFolder =
  | { readonly kind: 'ready'; readonly place: FolderPlace | undefined }
  | { readonly kind: 'network' }
  | { readonly kind: 'unusable'; readonly error: AppError };

type System = {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Types of network file systems as Linux numbers them (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, Ceph, 9P. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997,
]);

/**
 * Makes the data folder where there is none, tries whether it can be written, and says where it lies. A folder on another
 * computer is refused on Windows, where it can be told by its path; elsewhere it is taken, with a warning.
 */
export function prepareDataFolder(dataDir: string, system: System): PreparedFolder {
  if (findFolderPlace(dataDir, system)?.kind === 'network') return { kind: 'network' };
  try {
    makeFolder(dataDir);
    const probe = join(dataDir, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
  } catch (thrown) {
    return { kind: 'unusable', error: findDiskFailure(thrown, dataDir) ?? notWritable(dataDir) };
  }
  // Links, and on Windows drive letters of shares, lead to the true place.
  const place = findFolderPlace(findTruePath(dataDir), system) ?? findFolderPlace(dataDir, system);
  if (place?.kind === 'network' && system.platform === 'win32') return { kind: 'network' };
  return { kind: 'ready', place: place ?? findNetworkMount(dataDir, system.platform) };
}

/** Folder by folder: `recursive` never ends where a system denies that an existing folder can hold another (Node 24, /proc). */
function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder) && dirname(folder) !== folder; folder = dirname(folder)) {
    missing.unshift(folder);
  }
  for (const folder of missing) mkdirSync(folder, { mode: 0o700 });
}

function findTruePath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function findNetworkMount(path: string, platform: string): FolderPlace | undefined {
  if (platform !== 'linux') return undefined;
  try {
    return NETWORK_FILE_SYSTEMS.has(statfsSync(path).type) ? { kind: 'network' } : undefined;
  } catch {
    return undefined;
  }
}

function notWritable(path: string): AppError {
  return appError('target-unusable', `${path} can't be written.`, { path, reason: 'not-writable' });
}
