import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFromMemory } from '../../../../../electron/pdf/verify-packet.ts';
import { readFromFile } from '../../../../../electron/pdf/verify/read-from-file.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 24));

function openFile(): number {
  const path = join(createTempDir(), 'packet.pdf');
  writeFileSync(path, bytes);
  const descriptor = openSync(path, 'r');
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

describe('readFromFile', () => {
  it('gives what is in the file, whatever was read before', () => {
    const descriptor = openFile();
    const stretch = fc.tuple(
      fc.oneof(fc.nat(bytes.length + 100), fc.nat(20_000)),
      fc.oneof(fc.nat(2000), fc.integer({ min: 4000, max: 17_000 }), fc.nat(bytes.length)),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (stretches) => {
        const source = readFromFile(descriptor);
        const memory = readFromMemory(bytes);
        const all = stretches.map(([offset, length, isSummed]) =>
          isSummed
            ? source.checksum(offset, length) === memory.checksum(offset, length)
            : { found: source.read(offset, length), offset, length },
        );
        // What was read first still stands when all has been read.
        for (const one of all) {
          if (typeof one === 'boolean') expect(one).toBe(true);
          else expect(one.found.equals(memory.read(one.offset, one.length))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives nothing behind the end', () => {
    const source = readFromFile(openFile());
    expect(source.read(bytes.length, 10)).toHaveLength(0);
    expect(source.read(1e20, 10)).toHaveLength(0);
    expect(source.checksum(1e20, 10)).toBe(0);
  });
});
