import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWire, encodeWire } from './wire.ts';

const values = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: false,
  withNullPrototype: false,
  maxDepth: 4,
});

describe('encodeWire', () => {
  it('brings back what structuredClone makes of any value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeWire(encodeWire(value))).toEqual(structuredClone(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what JSON would lose', () => {
    const value = [undefined, -0, Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN), { $: 'date', v: 1 }, 10n];
    expect(decodeWire(encodeWire(value))).toEqual(value);
    expect(Object.is((decodeWire(encodeWire([-0])) as number[])[0], -0)).toBe(true);
  });

  it('brings large bytes back', () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
    expect(decodeWire(encodeWire({ bytes }))).toEqual({ bytes });
  });

  it('keeps the name and the message of an error', () => {
    const error = decodeWire(encodeWire(new RangeError('too far'))) as Error;
    expect([error.name, error.message]).toEqual(['RangeError', 'too far']);
  });

  it.each([[() => 1], [Symbol('s')], [{ deep: { call: () => 1 } }]])('refuses what Electron refuses (%#)', (value) => {
    expect(() => encodeWire(value)).toThrow('could not be cloned');
  });
});
