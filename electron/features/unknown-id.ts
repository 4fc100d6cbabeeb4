import { findEntry } from '../../shared/domain/catalogue.ts';
import { say } from '../../shared/domain/said.ts';
import { invalidInput } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/**
 * Refuses ids that the catalogue doesn't have. Only what changes is looked at, so that a case with an id that a newer
 * catalogue dropped can still be edited.
 * @param path the input's field, for the issue
 */
export function requireKnown(
  path: string,
  what: string,
  ids: readonly (string | undefined)[],
  entries: readonly { readonly id: string; readonly label: string }[],
): Result<null> {
  const unknown = ids.filter((id) => id !== undefined && findEntry(entries, id) === undefined);
  if (unknown.length === 0) return ok(null);
  return fail(invalidInput(path, say`unknown ${what}: ${unknown.join(', ')}`));
}
