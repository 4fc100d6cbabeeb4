import { describe, expect, it } from 'vitest';
import { judgePlace, type PlaceFacts } from '../../../../electron/folder-place/judge-place.ts';
import { parseMacMounts } from '../../../../electron/folder-place/parse-mac-mounts.ts';
import type { FolderPlace } from '../../../../shared/domain/folder-place.ts';
import { MAC_MOUNTS } from './mac-mounts.ts';

const NETWORK: FolderPlace = { kind: 'network' };
const mounts = parseMacMounts(MAC_MOUNTS);
const mappedDrives = new Set(['z:']);

const ON_A_MAC: readonly (readonly [string, FolderPlace | undefined])[] = [
  ['/Users/jo/Library/Application Support/Reinstate', undefined],
  ['/Volumes/Papers/Reinstate', undefined],
  ['/Volumes/Photos (old)/x', undefined],
  ['/Volumes/Files on NAS', NETWORK],
  ['/Volumes/Files on NAS/Reinstate', NETWORK],
  ['/volumes/files ON nas/Reinstate', NETWORK],
  // A name that only begins like a share's.
  ['/Volumes/Files on NAS 2/Reinstate', undefined],
  ['/Volumes/Büro 文件/Reinstate', NETWORK],
  ['/Volumes/export/x', NETWORK],
  ['/Volumes/Old Server/x', NETWORK],
  ['/Volumes/dav.example.com/x', NETWORK],
  ['/Users/jo/server/x', NETWORK],
  // A home on a server, which macOS shows at both paths; an automounter alone is no share.
  ['/home/jo/Documents', NETWORK],
  ['/System/Volumes/Data/home/jo/x', NETWORK],
  ['/home', undefined],
  // The service is said where it is known.
  ['/Volumes/Files on NAS/Dropbox/x', { kind: 'cloud', service: 'Dropbox' }],
  ['/Users/jo/Library/CloudStorage/GoogleDrive-jo@example.com/x', { kind: 'cloud', service: 'Google Drive' }],
  ['/Users/jo/Documents/x', { kind: 'perhaps-cloud', service: 'iCloud Drive' }],
];

type Drive = readonly [what: string, path: string, facts: PlaceFacts, place: FolderPlace | undefined];
const ON_WINDOWS: readonly Drive[] = [
  ['a drive of this computer', 'D:\\x', { truePath: 'D:\\x' }, undefined],
  ['a letter that leads to a share', 'Z:\\x', { truePath: '\\\\nas\\files\\x' }, NETWORK],
  ['a letter for a folder of this computer (subst)', 'S:\\x', { truePath: 'C:\\Work\\x' }, undefined],
  [
    'a letter for a cloud folder (subst)',
    'S:\\x',
    { truePath: 'C:\\Users\\Jo\\OneDrive\\x' },
    { kind: 'cloud', service: 'OneDrive' },
  ],
  ['a link to a share', 'C:\\data', { truePath: '\\\\?\\UNC\\nas\\files' }, NETWORK],
  ['a letter of a share that is away', 'Z:\\x', { mappedDrives }, NETWORK],
  ['the same in small letters', 'z:/x', { mappedDrives }, NETWORK],
  ['the same, written for long paths', '\\\\?\\Z:\\x', { mappedDrives }, NETWORK],
  ['a stick that has the letter of a share', 'Z:\\x', { truePath: 'Z:\\x', mappedDrives }, undefined],
  ['a letter of nothing', 'Y:\\x', { mappedDrives }, undefined],
  ['a share', '\\\\nas\\files\\x', {}, NETWORK],
];

describe('judgePlace', () => {
  it.each(ON_A_MAC)('on a Mac: %s', (path, place) => {
    const hints = { platform: 'darwin', home: '/Users/jo' };
    expect(judgePlace(path, { truePath: path, mounts }, hints)).toEqual(place);
    expect(judgePlace(path, { truePath: path, mounts: mounts.toReversed() }, hints)).toEqual(place);
  });

  it.each(ON_WINDOWS)('on Windows: %s', (_, path, facts, place) => {
    expect(judgePlace(path, facts, { platform: 'win32', home: 'C:\\Users\\Jo' })).toEqual(place);
  });

  it.each([
    [0x6969, NETWORK],
    [0xff534d42, NETWORK],
    [0xef53, undefined],
    [undefined, undefined],
  ])('on Linux: file system %s', (fileSystem, place) => {
    expect(judgePlace('/srv/x', { fileSystem }, { platform: 'linux', home: '/home/jo' })).toEqual(place);
  });

  it('goes by the place that a link leads to', () => {
    const hints = { platform: 'darwin', home: '/Users/jo' };
    expect(judgePlace('/Users/jo/plain', { truePath: '/Volumes/export/x', mounts }, hints)).toEqual(NETWORK);
    expect(judgePlace('/Users/jo/Documents', { truePath: '/Volumes/export/x', mounts }, hints)).toEqual(NETWORK);
  });
});
