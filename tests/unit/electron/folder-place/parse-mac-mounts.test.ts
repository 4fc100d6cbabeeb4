import { describe, expect, it } from 'vitest';
import { parseMacMounts } from '../../../../electron/folder-place/parse-mac-mounts.ts';
import { MAC_MOUNTS } from './mac-mounts.ts';

describe('parseMacMounts', () => {
  it('reads every line of what a Mac with shares prints', () => {
    const mounts = parseMacMounts(MAC_MOUNTS);
    expect(mounts.map(({ folder, type, isLocal }) => `${folder} ${type} ${isLocal ? 'local' : 'away'}`)).toEqual([
      '/ apfs local',
      '/dev devfs local',
      '/System/Volumes/Data apfs local',
      '/System/Volumes/Data/home autofs away',
      '/Volumes/Papers exfat local',
      '/Volumes/Photos (old) hfs local',
      '/Volumes/Files on NAS smbfs away',
      '/Volumes/Bu\u0308ro 文件 smbfs away',
      '/Volumes/export nfs away',
      '/Volumes/Old Server afpfs away',
      '/Volumes/dav.example.com webdav away',
      '/Users/jo/server macfuse away',
      '/System/Volumes/Data/home/jo nfs away',
    ]);
  });

  it('takes neither an empty answer nor words for a file system', () => {
    expect(parseMacMounts('')).toEqual([]);
    expect(parseMacMounts('mount: Operation not permitted\n/dev/disk1 on nowhere (apfs)\n on / \n')).toEqual([]);
  });
});
