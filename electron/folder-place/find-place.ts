import { realpathSync, statfsSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import { findFolderPlace, type FolderPlace, type FolderPlaceHints } from '../../shared/domain/folder-place.ts';
import { type AskSystem, askSystem } from './ask-system.ts';
import { judgePlace } from './judge-place.ts';
import { parseMacMounts } from './parse-mac-mounts.ts';
import { parseMappedDrives } from './parse-mapped-drives.ts';

/** The computer whose folders are looked at. `ask` runs a program of the system. */
export type PlaceSystem = FolderPlaceHints & { readonly ask?: AskSystem };

/**
 * What is known of where a folder lies, also one that isn't there yet; undefined for a folder of this computer like any
 * other. A share that its path names isn't touched: asking it for a file already tells it who asks.
 */
export function findPlace(path: string, system: PlaceSystem): FolderPlace | undefined {
  const named = findFolderPlace(path, system);
  if (named?.kind === 'network') return named;
  const truePath = findTruePath(path, system.platform === 'win32' ? win32 : posix);
  return judgePlace(path, { truePath, ...askAbout(path, truePath, system) }, system);
}

function askAbout(path: string, truePath: string | undefined, { platform, env, ask = askSystem }: PlaceSystem) {
  if (platform === 'linux') return { fileSystem: readFileSystem(path) };
  if (platform === 'darwin') return { mounts: parseMacMounts(ask('/sbin/mount', []) ?? '') };
  // Followed letters need no question; the registry knows those of drives that can't be reached now.
  if (platform !== 'win32' || truePath !== undefined) return {};
  const reg = win32.join(env?.['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  return { mappedDrives: parseMappedDrives(ask(reg, ['query', 'HKCU\\Network']) ?? '') };
}

/** Links and drive letters followed as far as the path is there; undefined when nothing of it can be followed. */
function findTruePath(path: string, names: typeof posix): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = names.dirname(path);
    const trueParent = parent === path ? undefined : findTruePath(parent, names);
    return trueParent === undefined ? undefined : names.join(trueParent, names.basename(path));
  }
}

/** Of the nearest folder that is there. */
function readFileSystem(path: string): number | undefined {
  try {
    return statfsSync(path).type;
  } catch {
    const parent = dirname(path);
    return parent === path ? undefined : readFileSystem(parent);
  }
}
