import { join, resolve } from 'node:path';

/**
 * Where everything of the user is kept: `--data <dir>`, else REINSTATE_DATA, else the system's place for application
 * data. The portable program takes the same place: papers don't belong on the USB stick that it may lie on (docs/release.md).
 * On Windows that is the local profile, never the roaming one or Documents, which cloud clients carry away
 * while a database is open.
 */
export function chooseDataFolder(options: {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly userData: string;
}): string {
  const flag = options.argv.indexOf('--data');
  const asked = flag === -1 ? options.env['REINSTATE_DATA'] : options.argv[flag + 1];
  if (asked !== undefined && asked !== '') return resolve(asked);
  const local = options.env['LOCALAPPDATA'];
  return options.platform === 'win32' && local !== undefined && local !== ''
    ? join(local, 'Reinstate')
    : options.userData;
}
