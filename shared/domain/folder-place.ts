/** Where a folder lies, as far as its path says: in a folder that a cloud service carries away, or on another computer. */
export type FolderPlace =
  /** `service`: the name that people know it by. */
  | { readonly kind: 'cloud'; readonly service: string }
  /** Documents and Desktop of a Mac: iCloud takes them along where the user has switched that on. */
  | { readonly kind: 'perhaps-cloud'; readonly service: string }
  | { readonly kind: 'network' };

export type FolderPlaceHints = {
  /** As Node names it: `win32`, `darwin`, `linux`. */
  readonly platform: string;
  /** The user's home folder; some services use a plain word as the name of their folder there. */
  readonly home: string;
  /** The environment: OneDrive tells there where its folders are, whatever they are called. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

type Service = {
  readonly name: string;
  /** Names of folders that mean this service wherever they lie. */
  readonly anywhere?: RegExp;
  /** Names that mean it only as a folder of the home folder, or at the root of a drive: plain words. */
  readonly atHome?: RegExp;
};

/** The folders that the services' programs make by default, in small letters. The list can't be complete; a miss costs a warning. */
const SERVICES: readonly Service[] = [
  { name: 'OneDrive', anywhere: /^onedrive( - .+|-.+)?$/ },
  { name: 'Dropbox', anywhere: /^(dropbox( \(.+\)|-.+)?|.+ dropbox)$/ },
  {
    name: 'Google Drive',
    anywhere: /^(google ?drive(-.+| \(.+\))?|drivefs|google ?云端硬盘|google ?雲端硬碟)$/,
    // In the languages of the marketplaces and of most sellers.
    atHome:
      /^(my drive|shared drives|我的云端硬盘|共享云端硬盘|我的雲端硬碟|共用雲端硬碟|マイドライブ|共有ドライブ|내 드라이브|meine ablage|geteilte ablagen|mon drive|drive partagés|mi unidad|unidades compartidas|il mio drive|drive condivisi|meu drive|mijn drive|mój dysk|min enhet|drive'ım|мой диск)$/,
  },
  {
    name: 'iCloud Drive',
    anywhere:
      /^(iclouddrive|icloud drive( \(archive\))?|com~apple~clouddocs|mobile documents|icloud ?云盘|icloud ?雲碟)$/,
  },
  { name: 'Box', anywhere: /^(box sync|box-box)$/, atHome: /^box$/ },
  { name: 'pCloud', anywhere: /^(pclouddrive|pcloud ?drive|pcloud sync)$/ },
  { name: 'MEGA', anywhere: /^megasync( downloads)?$/, atHome: /^mega$/ },
  { name: 'Nextcloud', anywhere: /^(nextcloud\d*|owncloud\d*)$/ },
  { name: 'Proton Drive', anywhere: /^proton ?drive(-.+)?$/ },
  { name: 'Tresorit', anywhere: /^(tresorit drive|my tresors)$/, atHome: /^tresors?$/ },
  { name: 'Sync.com', atHome: /^sync$/ },
  { name: 'Synology Drive', anywhere: /^(synology ?drive|cloudstation)$/ },
  { name: 'Yandex Disk', anywhere: /^yandex\.?disk$/ },
  { name: 'Nutstore', anywhere: /^(nutstore( files)?|我的坚果云|坚果云)$/ },
  { name: 'Baidu Netdisk', anywhere: /^(baidu ?sync ?disk|baidunetdiskworkspace|百度网盘同步空间)$/ },
  { name: 'Aliyun Drive', anywhere: /^(阿里云盘|aliyun ?drive|adrive)$/ },
  { name: 'Tencent Weiyun', anywhere: /^(腾讯微云|weiyun)$/ },
  { name: 'kDrive', anywhere: /^kdrive\d*$/ },
  { name: 'HiDrive', anywhere: /^hidrive$/ },
  { name: 'Seafile', anywhere: /^seafile$/ },
  { name: 'WPS Cloud', anywhere: /^(wps ?drive|wps云盘|wpsdrive)$/ },
];

const ONEDRIVE_VARIABLES = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'] as const;

/**
 * What is known of the place of a folder, by its path alone; undefined for a folder of this computer like any other.
 * A link that leads elsewhere and a drive letter of the network are the caller's to resolve first.
 */
export function findFolderPlace(path: string, { platform, home, env = {} }: FolderPlaceHints): FolderPlace | undefined {
  const isWindows = platform === 'win32';
  if (isShare(path, isWindows)) return { kind: 'network' };
  const segments = splitPath(path, isWindows);
  const homeSegments = splitPath(home, isWindows);
  const named = nameByVariable(segments, env, isWindows) ?? nameByFolders(segments, homeSegments);
  if (named !== undefined) return { kind: 'cloud', service: named };
  const own = startsWith(segments, homeSegments) ? segments[homeSegments.length] : undefined;
  return platform === 'darwin' && (own === 'documents' || own === 'desktop')
    ? { kind: 'perhaps-cloud', service: 'iCloud Drive' }
    : undefined;
}

/**
 * `\\server\share`, the same written as `\\?\UNC\server\share`, and `\\wsl$`, where Windows shows its own Linux: SQLite's
 * locks hold no better there. Windows takes either slash.
 */
function isShare(path: string, isWindows: boolean): boolean {
  const plain = isWindows ? path.replaceAll('/', '\\') : path;
  return /^(\\\\|\/\/)(?![.?][\\/])/.test(plain) || /^\\\\[.?]\\UNC\\/i.test(plain);
}

/** The names on the way, in small letters; Windows and macOS don't tell capitals apart, and services' names are written either way. */
function splitPath(path: string, isWindows: boolean): readonly string[] {
  const plain = path.replace(/^\\\\[.?]\\/, '');
  return plain
    .normalize('NFC')
    .toLowerCase()
    .split(isWindows ? /[\\/]+/ : /\/+/)
    .filter((segment) => segment !== '' && segment !== '.');
}

function startsWith(segments: readonly string[], start: readonly string[]): boolean {
  return start.length > 0 && start.every((segment, position) => segments[position] === segment);
}

function nameByVariable(
  segments: readonly string[],
  env: NonNullable<FolderPlaceHints['env']>,
  isWindows: boolean,
): string | undefined {
  const isIn = ONEDRIVE_VARIABLES.some((name) => startsWith(segments, splitPath(env[name] ?? '', isWindows)));
  return isIn ? 'OneDrive' : undefined;
}

function nameByFolders(segments: readonly string[], home: readonly string[]): string | undefined {
  const isHome = startsWith(segments, home);
  const atHome = new Set(isHome ? [home.length] : []);
  // `G:\My Drive`: a drive of its own, with the service's folder at its root.
  if (/^[a-z]:$/.test(segments[0] ?? '')) atHome.add(1);
  for (const [position, segment] of segments.entries()) {
    const found = SERVICES.find(
      ({ anywhere, atHome: homeName }) =>
        anywhere?.test(segment) === true || (atHome.has(position) && homeName?.test(segment) === true),
    );
    if (found) return found.name;
  }
  // macOS keeps every service that uses its own technique under one folder.
  const provider = segments.indexOf('cloudstorage');
  if (provider > 0 && segments[provider - 1] === 'library' && segments.length > provider + 1) {
    const name = segments[provider + 1]?.split('-')[0] ?? '';
    const known = SERVICES.find(({ anywhere, atHome: plain }) => [anywhere, plain].some((names) => names?.test(name)));
    if (known) return known.name;
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  return undefined;
}
