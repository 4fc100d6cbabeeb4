import { readFile } from 'node:fs/promises';
import { MIN_PASSPHRASE_LENGTH } from '../../shared/domain/archive.ts';
import { type CommandInput, UsageError } from './command.ts';

/** The option that names a file with the passphrase of an archive; never the passphrase itself, which others could see. */
export const ARCHIVE_PASSPHRASE = 'archive-passphrase-file';
export const ARCHIVE_PASSPHRASE_USAGE = `[--${ARCHIVE_PASSPHRASE} <file>]`;

/** What a command is to work on: a case folder or an archive, and the passphrase that a sealed archive opens with. */
export type NamedInput = { readonly path: string; readonly passphrase: string | undefined };

/**
 * The passphrase of an archive, the first line of the file that was named; undefined when none was. Throws UsageError when
 * the file can't be read or is empty.
 */
export async function readArchivePassphrase({ options }: CommandInput): Promise<string | undefined> {
  const file = options[ARCHIVE_PASSPHRASE];
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch(() => '');
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw new UsageError(`${file} can't be read, or its first line is empty`);
  return line;
}

/** The folder or archive that a command works on, its first operand. Throws as `readArchivePassphrase`. */
export async function readNamedInput(input: CommandInput): Promise<NamedInput> {
  return { path: input.operands[0] ?? '', passphrase: await readArchivePassphrase(input) };
}

/** The same for an archive that is to be made. Throws UsageError also when it is too short. */
export async function readNewArchivePassphrase(input: CommandInput): Promise<string | undefined> {
  const passphrase = await readArchivePassphrase(input);
  if (passphrase !== undefined && passphrase.length < MIN_PASSPHRASE_LENGTH) {
    throw new UsageError(`a passphrase needs at least ${MIN_PASSPHRASE_LENGTH} characters`);
  }
  return passphrase;
}
