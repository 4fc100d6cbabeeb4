import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../../vault/vault.ts';

type Tools = {
  readonly vault: Pick<Vault, 'copyTo'>;
  readonly openPath: (path: string) => Promise<boolean>;
  /** A new folder for the copy. */
  readonly folder: string;
};

/**
 * Opens a copy of a vault file in the system's application: whatever that does to it, the vault's file stays.
 * A copy that nothing shows is gone again. Errors: those of copying; `source-unreadable` when no application opens such files.
 */
export async function openCopy(
  { vault, openPath, folder }: Tools,
  sha256: string,
  name: string,
): Promise<Result<null>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, name);
  const copied = await vault.copyTo(sha256, target);
  if (copied.ok && (await openPath(target))) return ok(null);
  await rm(folder, { recursive: true, force: true });
  if (!copied.ok) return copied;
  return fail(appError('source-unreadable', `The system has no program that opens ${name}`, { file: name }));
}
