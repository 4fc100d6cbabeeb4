import { describe, expect, it } from 'vitest';
import {
  formatOffset,
  listZones,
  moveToZone,
  zoneOf,
} from '../../../../../renderer/features/interactions/entry-zone.ts';

describe('the zone of an entry', () => {
  it.each([
    ['2026-09-15T10:20:00-04:00', 'UTC-4'],
    ['2026-09-15T10:20:00+05:30', 'UTC+5:30'],
    ['2026-09-15T10:20:00+11:00', 'UTC+11'],
    ['2026-09-15T10:20:00Z', 'UTC'],
    ['2026-09-15T10:20:00+00:00', 'UTC'],
  ])('shows how far the clock of %s is from UTC', (at, shown) => {
    expect(formatOffset(at)).toBe(shown);
  });

  it('is the offset where no name is known', () => {
    expect(zoneOf({ at: '2026-09-15T10:20:00-07:00', zone: '' })).toBe('-07:00');
    expect(zoneOf({ at: '2026-09-15T10:20:00Z', zone: '' })).toBe('UTC');
    expect(zoneOf({ at: '2026-09-15T10:20:00Z', zone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
    expect(listZones('-07:00')[0]).toBe('-07:00');
  });

  it('keeps day and time when the zone is put right, also where the clock jumps', () => {
    expect(moveToZone('2026-09-15T10:20:00-04:00', 'Europe/Berlin')).toBe('2026-09-15T10:20:00+02:00');
    // Half past two doesn't exist on that day in Berlin.
    expect(moveToZone('2026-03-29T02:30:00-04:00', 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00');
    expect(moveToZone('2026-09-15T10:20:00Z', '-07:00')).toBe('2026-09-15T10:20:00-07:00');
  });
});
