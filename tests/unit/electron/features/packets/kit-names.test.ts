import { describe, expect, it } from 'vitest';
import { kitFolderName } from '../../../../../electron/features/packets/kit-names.ts';

describe('kitFolderName', () => {
  it('says the case and the day', () => {
    expect(kitFolderName('Authenticity: "scales" & more', '2026-10-01')).toBe(
      'appeal-authenticity-scales-more-2026-10-01',
    );
    expect(kitFolderName('🙂', '2026-10-01')).toBe('appeal-2026-10-01');
  });
});
