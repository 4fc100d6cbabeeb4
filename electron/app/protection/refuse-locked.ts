import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readKeySlots } from '../../keys/key-slot-file.ts';
import { readDataSide } from '../../store/settle-protection.ts';
import type { AppOptions } from '../app-options.ts';

/**
 * Whether a data folder may be opened with the keys at hand. A plain one whose slots were written and then nothing sealed opens without
 * keys: the slots lock nothing yet. Errors: locked, keys-damaged, newer-data, target-unusable.
 */
export async function refuseLocked({ dataDir, keys }: Pick<AppOptions, 'dataDir' | 'keys'>): Promise<Result<null>> {
  if (keys || readDataSide(dataDir) === 'plain') return ok(null);
  const slots = await readKeySlots(dataDir);
  if (!slots.ok) return slots;
  return slots.value === null ? ok(null) : fail(appError('locked', `${dataDir} is protected.`, {}));
}
