import { resolve } from 'node:path';
import { hasArchiveEnding } from '../case-folder/check-archive-file.ts';
import { refuseUnsafePaths } from './dropped-paths.ts';

/** Options of ours that are followed by a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(['--data']);

/**
 * The archives that a command line names: of this process, or of a second one that hands its words over. Any program can
 * start this one with any words, so only a path on this computer with our ending counts; nothing is looked at on the disk.
 * @param words without the program's own
 */
export function findArchivePaths(
  words: readonly string[],
  { cwd, platform }: { readonly cwd: string; readonly platform: NodeJS.Platform },
): readonly string[] {
  const named = words.filter(
    (word, index) => !word.startsWith('-') && !WITH_VALUE.has(words[index - 1] ?? '') && hasArchiveEnding(word),
  );
  // `\\host\share` and `//host/share` must not be made whole paths of this computer first.
  const onThis = named.filter((word) => !/^[\\/]{2}/.test(word) && !word.includes('\0'));
  const paths = onThis.map((word) => resolve(cwd, word));
  return paths.filter((path) => refuseUnsafePaths([path], platform).length === 0);
}
