import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideIntoVolumes } from '../../../../electron/pdf/divide-into-volumes.ts';
import type { PacketExhibit } from '../../../../shared/domain/packet.ts';

const MB = 1_000_000;
const exhibit = (sha256: string): Pick<PacketExhibit, 'source'> => ({
  source: { sha256, sizeBytes: 0, mime: 'application/pdf', fileName: `${sha256}.pdf` },
});
const divide = (sizes: readonly (readonly [string, number])[], roomBytes: number, ownBytes = 100_000) =>
  divideIntoVolumes(
    sizes.map(([name]) => exhibit(name)),
    new Map(sizes),
    { roomBytes, ownBytes },
  );

describe('divideIntoVolumes', () => {
  it('fills each volume with as many exhibits as fit, in order', () => {
    const sizes = [['a', 4 * MB] as const, ['b', 4 * MB] as const, ['c', 4 * MB] as const, ['d', MB] as const];
    expect(divide(sizes, 9 * MB)).toEqual([1, 1, 2, 2]);
  });

  it('gives an exhibit that is too large a volume of its own', () => {
    expect(divide([['a', MB] as const, ['b', 20 * MB] as const, ['c', MB] as const], 5 * MB)).toEqual([1, 2, 3]);
  });

  it('counts a file that two exhibits of a volume show once', () => {
    const sizes = [['a', 3 * MB] as const, ['a', 3 * MB] as const, ['b', MB] as const];
    expect(divide(sizes, 5 * MB)).toEqual([1, 1, 1]);
  });

  it('numbers volumes from 1, ascending, without gaps, and within the room unless one exhibit fills it', () => {
    const anySizes = fc.array(fc.integer({ min: 1000, max: 12 * MB }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anySizes, fc.integer({ min: MB, max: 20 * MB }), (sizes, roomBytes) => {
        const named = sizes.map((size, index) => [`file${index}`, size] as const);
        const volumes = divide(named, roomBytes);
        expect(volumes[0]).toBe(1);
        for (let at = 1; at < volumes.length; at += 1) {
          expect([0, 1]).toContain((volumes[at] ?? 0) - (volumes[at - 1] ?? 0));
        }
        for (const volume of new Set(volumes)) {
          const own = sizes.filter((_, index) => volumes[index] === volume);
          const total = own.reduce((sum, size) => sum + size, 0);
          expect(own.length === 1 || total <= roomBytes).toBe(true);
        }
      }),
    );
  });
});
