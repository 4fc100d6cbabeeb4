import { appError } from '../../../shared/errors.ts';
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
  const message = `page ${last} is beyond the end; the file has ${pageCount === 1 ? 'one page' : `${pageCount} pages`}`;
  return fail(appError('invalid-input', `pages: ${message}`, { issues: [{ path: 'patch.pages', message }] }));
}
