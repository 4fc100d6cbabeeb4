import { posix, win32 } from 'node:path';
import { tellRefusal, type FileRefusal } from '../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../shared/domain/said.ts';

/** Names that Windows gives to devices, with or without an ending. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/i;

/**
 * Looks at dropped paths before anything touches them: a mere `stat` of `\\host\share` makes Windows send the user's
 * credentials to that host.
 * @returns a refusal for each path that isn't a plain absolute path on this computer; empty when all are fine
 */
export function refuseUnsafePaths(paths: readonly string[], platform: NodeJS.Platform): readonly FileRefusal[] {
  return paths.flatMap((path) => {
    const problem = platform === 'win32' ? problemOnWindows(path) : problemOnPosix(path);
    return problem === undefined ? [] : [refusal(path, platform, problem)];
  });
}

function problemOnPosix(path: string): Said | undefined {
  if (path.includes('\0')) return say`Its path holds a character that no path can hold.`;
  if (path.startsWith('//')) return say`It lies on another computer.`;
  return posix.isAbsolute(path) ? undefined : say`Its place on this computer is not known.`;
}

function problemOnWindows(path: string): Said | undefined {
  if (path.includes('\0')) return say`Its path holds a character that no path can hold.`;
  if (/^[\\/]{2}/.test(path)) return say`It lies on another computer.`;
  if (!/^[A-Za-z]:[\\/]/.test(path)) return say`Its place on this computer is not known.`;
  if (path.indexOf(':', 2) !== -1) return say`It is a hidden stream inside another file.`;
  const isDevice = path
    .slice(3)
    .split(/[\\/]/)
    .some((part) => DEVICE_NAME.test(part.trimEnd()));
  return isDevice ? say`Its name belongs to a device of Windows.` : undefined;
}

function refusal(path: string, platform: NodeJS.Platform, message: Said): FileRefusal {
  const name = platform === 'win32' ? win32.basename(path) : posix.basename(path);
  const fix = say`Copy the file into a folder on this computer, then add it from there.`;
  return tellRefusal({ file: name.replaceAll('\0', ''), code: 'place', message, fix });
}
