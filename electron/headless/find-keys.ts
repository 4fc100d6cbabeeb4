import { readFile } from 'node:fs/promises';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type KeySlots, openPassphraseSlot, openRecoverySlot } from '../keys/key-slots.ts';
import { parseRecoveryCode } from '../keys/recovery-code.ts';
import { deriveVaultKeys, type VaultKeys } from '../keys/vault-keys.ts';
import { type CommandHost, type CommandInput, UsageError } from './command.ts';

/** The options that every command takes for a protected `--data` folder; the command line asks no keychain. */
export const KEY_OPTIONS = ['recovery-code-file', 'passphrase-file'] as const;

type Given = { readonly by: 'recovery' | 'passphrase'; readonly text: string };

/**
 * The keys that the person at the terminal opens slots with. Null when nothing was given to open them with.
 * Errors: code-mistyped, wrong-key, not-found (the slots have no such way). Throws UsageError when a named file can't be read.
 */
export async function findKeys(
  slots: KeySlots,
  input: CommandInput,
  host: CommandHost,
): Promise<Result<VaultKeys | null>> {
  const given = await readGiven(input, host);
  if (!given) return ok(null);
  const vaultKey = await open(slots, given);
  return vaultKey.ok ? ok(deriveVaultKeys(vaultKey.value)) : vaultKey;
}

/** What is said when nothing was given. */
export function lockedFolder(dataDir: string): Result<never> {
  const ways =
    '--recovery-code-file <file> or --passphrase-file <file>, or set REINSTATE_RECOVERY_CODE or REINSTATE_PASSPHRASE';
  return fail(appError('locked', `${dataDir} is protected. Give ${ways}.`, {}));
}

async function open(slots: KeySlots, { by, text }: Given): Promise<Result<Uint8Array>> {
  if (by === 'passphrase') return openPassphraseSlot(slots, text);
  const code = parseRecoveryCode(text);
  return code.ok ? openRecoverySlot(slots, code.value) : code;
}

/** What an option names counts before what the environment holds, and the recovery code before the passphrase. */
async function readGiven({ options }: CommandInput, { env }: CommandHost): Promise<Given | undefined> {
  const codeFile = options['recovery-code-file'];
  if (codeFile !== undefined) return { by: 'recovery', text: await readLine(codeFile) };
  const passphraseFile = options['passphrase-file'];
  if (passphraseFile !== undefined) return { by: 'passphrase', text: await readLine(passphraseFile) };
  const code = env['REINSTATE_RECOVERY_CODE'] ?? '';
  if (code !== '') return { by: 'recovery', text: code };
  const passphrase = env['REINSTATE_PASSPHRASE'] ?? '';
  return passphrase === '' ? undefined : { by: 'passphrase', text: passphrase };
}

/** What a file holds, without the mark in front and the line end behind it that editors put there. */
async function readLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} can't be read`);
  });
  return text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
}
