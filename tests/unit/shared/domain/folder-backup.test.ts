import { describe, expect, it } from 'vitest';
import { isFolderBackupDue } from '../../../../shared/domain/folder-backup.ts';

const LAST = '2026-09-01T09:00:00.000Z';
const after = (hours: number): Date => new Date(Date.parse(LAST) + hours * 3_600_000);

describe('isFolderBackupDue', () => {
  it.each([
    ['day', 22, false],
    ['day', 23.5, true],
    ['week', 6 * 24, false],
    ['week', 7 * 24, true],
    // The clock was set back: little is nothing, much is a wrong clock then or now.
    ['day', -0.5, false],
    ['day', -48, true],
  ] as const)('every %s, %s hours later: %s', (every, hours, isDue) => {
    expect(isFolderBackupDue({ every, keep: 3 }, LAST, after(hours))).toBe(isDue);
  });

  it('is due at once when there was none', () => {
    expect(isFolderBackupDue({ every: 'week', keep: 1 }, null, after(0))).toBe(true);
  });
});
