import { describe, expect, it } from 'vitest';
import { findFolderPlace } from '../../../../shared/domain/folder-place.ts';

const WINDOWS = { platform: 'win32', home: 'C:\\Users\\Jo' };
const MAC = { platform: 'darwin', home: '/Users/jo' };
const LINUX = { platform: 'linux', home: '/home/jo' };

const IN_THE_CLOUD: readonly (readonly [string, typeof WINDOWS, string])[] = [
  ['C:\\Users\\Jo\\OneDrive\\Reinstate', WINDOWS, 'OneDrive'],
  ['c:/users/jo/onedrive/Documents', WINDOWS, 'OneDrive'],
  ['C:\\Users\\Jo\\OneDrive - Brightleaf Ltd\\Appeals', WINDOWS, 'OneDrive'],
  ['\\\\?\\C:\\Users\\Jo\\OneDrive\\x', WINDOWS, 'OneDrive'],
  ['/Users/jo/Library/CloudStorage/OneDrive-Personal/x', MAC, 'OneDrive'],
  ['D:\\Dropbox', WINDOWS, 'Dropbox'],
  ['C:\\Users\\Jo\\Dropbox (Personal)\\x', WINDOWS, 'Dropbox'],
  ['C:\\Users\\Jo\\Brightleaf Dropbox\\Jo\\x', WINDOWS, 'Dropbox'],
  ['/home/jo/Dropbox/appeals', LINUX, 'Dropbox'],
  ['/Users/jo/Library/CloudStorage/Dropbox/x', MAC, 'Dropbox'],
  ['G:\\My Drive\\Reinstate', WINDOWS, 'Google Drive'],
  ['G:\\我的云端硬盘\\x', WINDOWS, 'Google Drive'],
  ['G:\\我的雲端硬碟\\x', WINDOWS, 'Google Drive'],
  ['G:\\Meine Ablage\\x', WINDOWS, 'Google Drive'],
  ['G:\\Mi unidad', WINDOWS, 'Google Drive'],
  ['G:\\マイドライブ\\x', WINDOWS, 'Google Drive'],
  ['D:\\阿里云盘\\x', WINDOWS, 'Aliyun Drive'],
  ['C:\\Users\\Jo\\kDrive2\\x', WINDOWS, 'kDrive'],
  ['/Users/jo/iCloud云盘/x', MAC, 'iCloud Drive'],
  ['/Users/jo/Library/CloudStorage/SynologyDrive-Office/x', MAC, 'Synology Drive'],
  ['C:\\Users\\Jo\\My Drive\\x', WINDOWS, 'Google Drive'],
  ['C:\\Users\\Jo\\Google Drive\\x', WINDOWS, 'Google Drive'],
  ['/Users/jo/Library/CloudStorage/GoogleDrive-jo@example.com/My Drive', MAC, 'Google Drive'],
  ['C:\\Users\\Jo\\iCloudDrive\\x', WINDOWS, 'iCloud Drive'],
  ['/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/x', MAC, 'iCloud Drive'],
  ['/Users/jo/iCloud Drive (Archive)/x', MAC, 'iCloud Drive'],
  ['C:\\Users\\Jo\\Box\\x', WINDOWS, 'Box'],
  ['C:\\Users\\Jo\\Box Sync\\x', WINDOWS, 'Box'],
  ['/Users/jo/Library/CloudStorage/Box-Box/x', MAC, 'Box'],
  ['/Users/jo/MEGA/x', MAC, 'MEGA'],
  ['/home/jo/Nextcloud2/x', LINUX, 'Nextcloud'],
  ['/home/jo/ownCloud/x', LINUX, 'Nextcloud'],
  ['/Users/jo/pCloud Drive/x', MAC, 'pCloud'],
  ['C:\\Users\\Jo\\Proton Drive\\jo\\x', WINDOWS, 'Proton Drive'],
  ['C:\\Users\\Jo\\SynologyDrive\\x', WINDOWS, 'Synology Drive'],
  ['C:\\Users\\Jo\\YandexDisk\\x', WINDOWS, 'Yandex Disk'],
  ['C:\\Users\\Jo\\Nutstore\\1\\x', WINDOWS, 'Nutstore'],
  ['D:\\我的坚果云\\x', WINDOWS, 'Nutstore'],
  ['D:\\BaiduSyncdisk\\x', WINDOWS, 'Baidu Netdisk'],
  ['D:\\百度网盘同步空间\\x', WINDOWS, 'Baidu Netdisk'],
  ['/Users/jo/Library/CloudStorage/Koofr-jo/x', MAC, 'Koofr'],
];

const OF_THIS_COMPUTER: readonly (readonly [string, typeof WINDOWS])[] = [
  ['C:\\Users\\Jo\\AppData\\Local\\Reinstate', WINDOWS],
  ['C:\\Users\\Jo\\Documents\\box of papers', WINDOWS],
  ['D:\\Work\\Box\\papers', WINDOWS],
  ['D:\\work\\mega\\x', WINDOWS],
  ['\\\\?\\C:\\Users\\Jo\\x', WINDOWS],
  ['/Users/jo/Library/Application Support/Reinstate', MAC],
  ['/Users/jo/Library/CloudStorage', MAC],
  ['/home/jo/my-dropbox-notes', LINUX],
  ['/home/jo/Documents', LINUX],
  ['/srv/sync/x', LINUX],
];

describe('findFolderPlace', () => {
  it.each(IN_THE_CLOUD)('knows %s', (path, hints, service) => {
    expect(findFolderPlace(path, hints)).toEqual({ kind: 'cloud', service });
  });

  it.each(OF_THIS_COMPUTER)('takes %s for a folder of this computer', (path, hints) => {
    expect(findFolderPlace(path, hints)).toBeUndefined();
  });

  it.each([
    '\\\\server\\share\\x',
    '//server/share',
    '\\\\?\\UNC\\server\\share',
    '\\\\?\\unc\\server\\share\\x',
    '\\\\.\\UNC\\server\\share',
    '//?/UNC/server/share',
    '\\\\wsl$\\Ubuntu\\home\\jo',
    '\\\\wsl.localhost\\Ubuntu\\home\\jo',
    '\\\\server@SSL\\DavWWWRoot\\x',
    '\\\\192.168.1.7\\Büro',
  ])('knows the network in %s', (path) => {
    expect(findFolderPlace(path, WINDOWS)).toEqual({ kind: 'network' });
  });

  it.each(['/Users/jo/Documents/x', '/Users/jo/Desktop'])('says that iCloud may take %s along', (path) => {
    expect(findFolderPlace(path, MAC)).toEqual({ kind: 'perhaps-cloud', service: 'iCloud Drive' });
  });

  it("believes OneDrive's own words about its folder, whatever it is called", () => {
    const env = { OneDriveCommercial: 'D:\\Firm files' };
    expect(findFolderPlace('D:\\firm files\\Reinstate', { ...WINDOWS, env })).toEqual({
      kind: 'cloud',
      service: 'OneDrive',
    });
    expect(findFolderPlace('D:\\Firm files 2', { ...WINDOWS, env })).toBeUndefined();
    expect(findFolderPlace('D:\\x', { ...WINDOWS, env: { OneDrive: '' } })).toBeUndefined();
  });
});
