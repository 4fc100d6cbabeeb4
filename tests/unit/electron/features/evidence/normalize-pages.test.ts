import { describe, expect, it } from 'vitest';
import { normalizePages } from '../../../../../electron/features/evidence/normalize-pages.ts';
import { ok } from '../../../../../shared/result.ts';

describe('normalizePages', () => {
  it('keeps all pages as null, and chosen pages ascending and once', () => {
    expect(normalizePages(null, 3)).toEqual(ok(null));
    expect(normalizePages([3, 1, 3], 3)).toEqual(ok([1, 3]));
  });

  it('refuses a page past the end', () => {
    expect(normalizePages([1, 4], 3)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(normalizePages([2], 1)).toMatchObject({ error: { message: expect.stringContaining('one page') as string } });
  });
});
