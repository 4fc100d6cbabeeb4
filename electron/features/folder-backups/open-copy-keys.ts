import { readFile } from 'node:fs/promises';
import { type KeySlots, openPassphraseSlot, openRecoverySlot, parseKeySlots } from '../../keys/key-slots.ts';
import { parseRecoveryCode } from '../../keys/recovery-code.ts';
import { deriveVaultKeys, type VaultKeys } from '../../keys/vault-keys.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

export type Secret = { readonly by: 'recovery-code' | 'passphrase'; readonly secret: string };

/** The key slots that a copy carries; undefined when it carries none that can be read. */
export async function readCopySlots(database: string): Promise<KeySlots | undefined> {
  try {
    const slots = parseKeySlots(await readFile(`${database}.keys.json`, 'utf8'));
    return typeof slots === 'string' || 'newer' in slots ? undefined : slots;
  } catch {
    return undefined;
  }
}

/** The keys of a copy by the code or passphrase of the day it was made. Errors: keys-damaged, code-mistyped, wrong-key, not-found. */
export async function openCopyKeys(database: string, { by, secret }: Secret): Promise<Result<VaultKeys>> {
  const slots = await readCopySlots(database);
  if (!slots)
    return fail(appError('keys-damaged', 'The key file of this backup is missing or damaged.', { path: database }));
  if (by === 'passphrase') return derive(await openPassphraseSlot(slots, secret));
  const code = parseRecoveryCode(secret);
  return code.ok ? derive(openRecoverySlot(slots, code.value)) : code;
}

function derive(opened: Result<Uint8Array>): Result<VaultKeys> {
  return opened.ok ? ok(deriveVaultKeys(opened.value)) : opened;
}
