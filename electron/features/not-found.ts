import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';

/** The failure of asking for something that isn't there. `what` is a word of the glossary. */
export function notFound(what: string, id: string): Result<never> {
  return fail(appError('not-found', `There is no ${what} "${id}"`, { what, id }));
}
