import { say, type Said } from '../../shared/domain/said.ts';

/** Names of devices on Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;
/** Not in names on Windows; `:` opens a hidden stream there. */
const FORBIDDEN = /[<>:"|?*\\]/;
/** Control characters, and those that turn the direction of what stands behind them: a `.exe` can look like a `.pdf`. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
/** Bytes of one part of a path on Linux and macOS; Windows counts 255 units of UTF-16, which is never less. */
const MAX_PART_BYTES = 255;

/**
 * Why a relative path, whose parts are parted by "/", can't be written on every system, or undefined when it can. Archives
 * are made on one system and opened on another.
 */
export function describeUnportablePath(path: string): Said | undefined {
  if (INVISIBLE.test(path)) return say`The name holds a character that can not be seen.`;
  if (FORBIDDEN.test(path)) return say`The name holds a character that Windows does not allow: < > : " | ? * or \\.`;
  const parts = path.split('/');
  if (parts.some((part) => Buffer.byteLength(part) > MAX_PART_BYTES)) return say`The name is too long.`;
  if (parts.some((part) => DEVICES.test(part))) return say`Windows keeps this name for a device.`;
  return parts.some((part) => /[. ]$/.test(part)) ? say`The name ends with a dot or a space.` : undefined;
}

/**
 * A path of the list that stands for the same place as another, or inside another that is a file: on macOS and Windows,
 * capitals make no difference, and neither does how accents are composed. Undefined when there is none.
 */
export function findClash(paths: readonly string[]): string | undefined {
  const fold = (path: string): string => path.normalize('NFC').toLowerCase();
  const known = new Set<string>();
  for (const path of paths) {
    if (known.has(fold(path))) return path;
    known.add(fold(path));
  }
  return paths.find((path) => {
    const parts = fold(path).split('/');
    return parts.some((_, index) => index > 0 && known.has(parts.slice(0, index).join('/')));
  });
}
