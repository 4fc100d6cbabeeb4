import { invalidInput } from '../../../shared/errors.ts';
import { sayBeyondEnd } from '../../../shared/domain/say-beyond-end.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/**
 * Page numbers as they are kept: ascending, each once.
 * @param pages 1-based, in any order; null for all pages
 * @returns `invalid-input` when a page lies beyond the file's end
 */
export function normalizePages(pages: readonly number[] | null, pageCount: number): Result<number[] | null> {
  if (pages === null) return ok(null);
  const sorted = [...new Set(pages)].sort((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  if (last <= pageCount) return ok(sorted);
  return fail(invalidInput('patch.pages', sayBeyondEnd(last, pageCount)));
}
