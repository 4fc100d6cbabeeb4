import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADER_BYTES, SEALED_SEGMENT_BYTES, SealedFileError } from '../../../../electron/vault/sealed-format.ts';
import { readStored, sizeOfStored, streamStored, writeStored } from '../../../../electron/vault/stored-file.ts';
import { createTempFiles } from '../../../../electron/vault/temp-files.ts';
import type { StoredFile } from '../../../../shared/domain/stored-file.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const PLAIN = randomBytes(1_500_000);

async function write(bytes: Buffer, isSealed: boolean): Promise<StoredFile> {
  const path = join(createTempDir(), 'a file');
  const file: StoredFile = isSealed ? { path, key: randomBytes(32).toString('hex') } : { path };
  await writeStored(file, bytes);
  return file;
}

describe.each([true, false])('a stored file (sealed: %s)', (isSealed) => {
  it('is written whole and read back whole', async () => {
    for (const bytes of [PLAIN, PLAIN.subarray(0, 65_536), PLAIN.subarray(0, 1), Buffer.alloc(0)]) {
      const file = await write(bytes, isSealed);
      expect((await readStored(file)).equals(bytes)).toBe(true);
      expect(await sizeOfStored(file)).toBe(bytes.length);
      expect((await buffer(streamStored(file))).equals(bytes)).toBe(true);
      expect(readFileSync(file.path).equals(bytes)).toBe(!isSealed);
      expect(readdirSync(join(file.path, '..'))).toEqual(['a file']);
    }
  });

  it('is read into memory that is there, when it fits', async () => {
    const file = await write(PLAIN, isSealed);
    const memory = Buffer.alloc(PLAIN.length + 1);
    const read = await readStored(file, { into: memory });
    expect(read.buffer).toBe(memory.buffer);
    expect(read.equals(PLAIN)).toBe(true);
    expect((await readStored(file, { into: Buffer.alloc(10) })).equals(PLAIN)).toBe(true);
  });

  it('gives any span of its bytes', async () => {
    const file = await write(PLAIN, isSealed);
    const place = fc.oneof(fc.constantFrom(0, 65_535, 65_536, 65_537, PLAIN.length - 1), fc.nat(PLAIN.length - 1));
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const span = { start: Math.min(one, other), end: Math.max(one, other) + 1 };
        expect((await buffer(streamStored(file, span))).equals(PLAIN.subarray(span.start, span.end))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('can be left in the middle of a stream', async () => {
    const stream = streamStored(await write(PLAIN, isSealed));
    for await (const chunk of stream) {
      expect((chunk as Buffer).length).toBeGreaterThan(0);
      break;
    }
    expect(stream.destroyed).toBe(true);
  });

  it('that is missing, or a folder, is an error', async () => {
    const dir = createTempDir();
    mkdirSync(join(dir, 'folder'));
    const key = isSealed ? { key: randomBytes(32).toString('hex') } : {};
    for (const path of [join(dir, 'missing'), join(dir, 'folder')]) {
      await expect(readStored({ path, ...key })).rejects.toThrow();
      await expect(sizeOfStored({ path, ...key })).rejects.toThrow();
      await expect(buffer(streamStored({ path, ...key }))).rejects.toThrow();
    }
  });
});

describe('a sealed file on the disk', () => {
  it('that was cut off at an edge has no size, and nothing reads it as if it were whole', async () => {
    const file = await write(PLAIN, true);
    truncateSync(file.path, HEADER_BYTES + 3 * SEALED_SEGMENT_BYTES);
    await expect(sizeOfStored(file)).rejects.toThrow(SealedFileError);
    await expect(readStored(file)).rejects.toThrow(SealedFileError);
    await expect(buffer(streamStored(file))).rejects.toThrow(SealedFileError);
  });

  it('that is not one is an error', async () => {
    const file = await write(PLAIN, true);
    for (const wrong of [Buffer.alloc(0), Buffer.from('%PDF-1.7'), PLAIN, Buffer.alloc(5000)]) {
      writeFileSync(file.path, wrong);
      await expect(readStored(file)).rejects.toThrow(SealedFileError);
    }
  });

  it('is open to its owner only', async () => {
    if (process.platform === 'win32') return;
    expect(statSync((await write(PLAIN, true)).path).mode & 0o777).toBe(0o600);
  });
});

describe('temporary files', () => {
  it('are sealed, each with its own key, which no other run knows', async () => {
    const dir = createTempDir();
    const [one, other] = [createTempFiles(dir), createTempFiles(dir)];
    const file = one.locate('pieces', '1.pdf');
    expect(file.path).toBe(join(dir, 'pieces', '1.pdf'));
    expect(one.locate('pieces', '1.pdf')).toEqual(file);
    expect(one.locate('pieces', '2.pdf').key).not.toBe(file.key);
    expect(other.locate('pieces', '1.pdf').key).not.toBe(file.key);
    mkdirSync(join(dir, 'pieces'));
    await writeStored(file, PLAIN);
    expect((await readStored(file)).equals(PLAIN)).toBe(true);
    await expect(readStored(other.locate('pieces', '1.pdf'))).rejects.toThrow(SealedFileError);
  });
});
