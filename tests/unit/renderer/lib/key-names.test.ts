import { describe, expect, it } from 'vitest';
import { formatKeys } from '../../../../renderer/lib/key-names.ts';

describe('formatKeys', () => {
  it('writes keys as Windows and Linux do', () => {
    expect(formatKeys('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(formatKeys('Alt+Up', false)).toBe('Alt+↑');
    expect(formatKeys('Delete', false)).toBe('Del');
  });

  it('writes keys as a Mac does, in its order', () => {
    expect(formatKeys('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(formatKeys('Alt+Up', true)).toBe('⌥↑');
    expect(formatKeys('Mod+1', true)).toBe('⌘1');
  });
});
