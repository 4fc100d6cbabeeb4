import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { protectionPlaces, readDataSide, settleProtection } from '../../store/settle-protection.ts';
import { findStoreFailure } from '../../store/store-failure.ts';

/**
 * What a start does first: carries a way back to plain data to its end that was cut short after its plan was written. Needs no key.
 * Errors: disk-full, target-unusable.
 */
export function finishUnprotecting(dataDir: string): Result<null> {
  try {
    if (existsSync(protectionPlaces(dataDir).plan) && readDataSide(dataDir) === 'plain') settleProtection(dataDir);
    return ok(null);
  } catch (thrown) {
    const failure = findStoreFailure(thrown, dataDir, null);
    if (failure) return fail(failure);
    throw thrown;
  }
}
