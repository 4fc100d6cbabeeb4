import { findFolderPlace, type FolderPlace, type FolderPlaceHints } from '../../shared/domain/folder-place.ts';
import type { MacMount } from './parse-mac-mounts.ts';

/** What the system told about a path, as far as it was asked. */
export type PlaceFacts = {
  /** With links followed, and on Windows drive letters of the network; undefined when the system could not follow them. */
  readonly truePath?: string | undefined;
  /** Linux: the number of the file system (statfs(2)). */
  readonly fileSystem?: number | undefined;
  /** macOS. */
  readonly mounts?: readonly MacMount[];
  /** Windows: letters that stand for folders of other computers, as `z:`. */
  readonly mappedDrives?: ReadonlySet<string>;
};

/** Types of network file systems as Linux numbers them (statfs(2)): NFS, SMB, CIFS, SMB2, AFS, Ceph, 9P. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997,
]);

/** Holds no files itself: what it mounts on demand has an entry of its own. */
const MAC_AUTOMOUNTER = 'autofs';
/** macOS shows what lies here at the root as well. */
const MAC_DATA_VOLUME = '/System/Volumes/Data';

const NETWORK: FolderPlace = { kind: 'network' };

/** Where a folder lies, by its path and what the system says; a cloud service goes first, because the warning can name it. */
export function judgePlace(path: string, facts: PlaceFacts, hints: FolderPlaceHints): FolderPlace | undefined {
  const { truePath = path } = facts;
  const named = findFolderPlace(truePath, hints) ?? findFolderPlace(path, hints);
  if (named?.kind === 'cloud' || named?.kind === 'network') return named;
  return isOnNetwork(path, facts) ? NETWORK : named;
}

function isOnNetwork(path: string, { truePath, fileSystem, mounts = [], mappedDrives }: PlaceFacts): boolean {
  if (fileSystem !== undefined && NETWORK_FILE_SYSTEMS.has(fileSystem)) return true;
  const mount = findMount(truePath ?? path, mounts);
  if (mount && !mount.isLocal && mount.type !== MAC_AUTOMOUNTER) return true;
  // A true path that kept its letter is a drive of this computer: a stick can take the letter of a share that is away.
  return truePath === undefined && mappedDrives?.has(findDriveLetter(path) ?? '') === true;
}

/** `z:` */
function findDriveLetter(path: string): string | undefined {
  return /^(?:\\\\[.?]\\)?([a-z]:)/i.exec(path)?.[1]?.toLowerCase();
}

/** The innermost file system on the way to the path. */
function findMount(path: string, mounts: readonly MacMount[]): MacMount | undefined {
  const wanted = `${asSeen(path)}/`;
  const holding = mounts.filter(({ folder }) => wanted.startsWith(`${asSeen(folder)}/`));
  return holding.reduce<MacMount | undefined>(
    (inner, mount) => (inner && asSeen(inner.folder).length > asSeen(mount.folder).length ? inner : mount),
    undefined,
  );
}

/** As macOS compares names: capitals and the way accents are written make no difference. No slash at the end. */
function asSeen(path: string): string {
  const below = path.startsWith(`${MAC_DATA_VOLUME}/`) || path === MAC_DATA_VOLUME;
  const plain = below ? path.slice(MAC_DATA_VOLUME.length) : path;
  return plain.normalize('NFC').toLowerCase().replace(/\/+$/, '');
}
