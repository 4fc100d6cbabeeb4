import { createDecipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkHeader,
  createSealer,
  findPlainSize,
  HEADER_BYTES,
  listSegments,
  openSegment,
  SEALED_SEGMENT_BYTES,
  SealedFileError,
  SEGMENT_BYTES,
  TAG_BYTES,
} from '../../../../electron/vault/sealed-format.ts';
import { sealBytes } from '../../../../electron/vault/stored-file.ts';

const KEY = randomBytes(32).toString('hex');

/** Sizes where segments begin and end, and any other. */
const anySize = fc.oneof(
  fc.constantFrom(0, 1, TAG_BYTES, SEGMENT_BYTES - 1, SEGMENT_BYTES, SEGMENT_BYTES + 1),
  fc.constantFrom(2 * SEGMENT_BYTES - 1, 2 * SEGMENT_BYTES, 2 * SEGMENT_BYTES + 1, 3 * SEGMENT_BYTES),
  fc.nat({ max: 4 * SEGMENT_BYTES }),
);

/** All bytes of a sealed file that is in memory. */
function openBytes(key: string, sealed: Buffer): Buffer {
  const plainBytes = findPlainSize(sealed.length);
  const header = sealed.subarray(0, HEADER_BYTES);
  checkHeader(header);
  const parts = [...listSegments(plainBytes, 0, plainBytes)].map((segment) => {
    const bytes = sealed.subarray(segment.offset, segment.offset + segment.sizeBytes);
    return openSegment(Buffer.from(key, 'hex'), header, segment, bytes);
  });
  return Buffer.concat(parts);
}

/** As docs/security.md describes it, and with nothing of the module under test. */
function openAsDocumented(key: string, sealed: Buffer): Buffer {
  expect(sealed.toString('latin1', 0, 8)).toBe('RNSTSEAL');
  expect(sealed[8]).toBe(1);
  const parts: Buffer[] = [];
  for (let index = 0, at = 16; at < sealed.length; index += 1) {
    const segment = sealed.subarray(at, at + 65_552);
    at += segment.length;
    const place = Buffer.alloc(5);
    place.writeUInt32BE(index);
    place[4] = at === sealed.length ? 1 : 0;
    const nonce = Buffer.concat([sealed.subarray(9, 16), place]);
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonce);
    decipher.setAAD(sealed.subarray(0, 16));
    decipher.setAuthTag(segment.subarray(-16));
    parts.push(decipher.update(segment.subarray(0, -16)), decipher.final());
  }
  return Buffer.concat(parts);
}

function expectRefused(sealed: Buffer, why: string, key = KEY): void {
  expect(() => openBytes(key, sealed), why).toThrow(SealedFileError);
}

describe('a sealed file', () => {
  it('opens to what was sealed, whatever its size, as the document describes it', () => {
    fc.assert(
      fc.property(anySize, (size) => {
        const plain = randomBytes(size);
        const sealed = sealBytes(KEY, plain);
        expect(findPlainSize(sealed.length)).toBe(size);
        expect(openBytes(KEY, sealed).equals(plain)).toBe(true);
        expect(openAsDocumented(KEY, sealed).equals(plain)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same however the bytes come in', () => {
    fc.assert(
      fc.property(anySize, fc.array(fc.nat({ max: 100_000 }), { maxLength: 8 }), (size, cuts) => {
        const plain = randomBytes(size);
        const sealer = createSealer(Buffer.from(KEY, 'hex'));
        const parts: Buffer[] = [];
        let at = 0;
        for (const cut of [...cuts, size]) {
          // The memory of a chunk is used again for the next.
          const chunk = Buffer.from(plain.subarray(at, at + cut));
          parts.push(sealer.seal(chunk));
          chunk.fill(0);
          at += cut;
        }
        expect(openBytes(KEY, Buffer.concat([...parts, sealer.finish()])).equals(plain)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is never twice the same, and holds nothing of what it seals', () => {
    const plain = Buffer.alloc(3 * SEGMENT_BYTES, 'evidence');
    const [one, other] = [sealBytes(KEY, plain), sealBytes(KEY, plain)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('evidence')).toBe(false);
    const [first, second] = [0, 1].map((n) => one.subarray(HEADER_BYTES + n * SEALED_SEGMENT_BYTES).subarray(0, 1000));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  });

  it('is refused with any one bit flipped', () => {
    const sealed = sealBytes(KEY, randomBytes(2 * SEGMENT_BYTES + 100));
    const places = fc.nat({ max: sealed.length * 8 - 1 });
    const flip = (bit: number): void => {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expectRefused(flipped, `bit ${bit}`);
    };
    fc.assert(fc.property(places, flip), { numRuns: 300 });
    for (let bit = 0; bit < HEADER_BYTES * 8; bit += 1) flip(bit);
  });

  it('is refused when it was cut off, at every edge and elsewhere', () => {
    const sealed = sealBytes(KEY, randomBytes(3 * SEGMENT_BYTES));
    const edges = [0, 1, 2].map((n) => HEADER_BYTES + n * SEALED_SEGMENT_BYTES);
    for (const edge of [...edges, sealed.length]) {
      for (const size of [edge - TAG_BYTES, edge - 1, edge, edge + 1, edge + TAG_BYTES, edge + TAG_BYTES + 1]) {
        if (size >= 0 && size < sealed.length) expectRefused(sealed.subarray(0, size), `${size} bytes`);
      }
    }
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), (size) => expectRefused(sealed.subarray(0, size), `${size}`)),
    );
  });

  it('is refused when segments were taken out, exchanged, doubled or appended', () => {
    const sealed = sealBytes(KEY, randomBytes(4 * SEGMENT_BYTES));
    const header = sealed.subarray(0, HEADER_BYTES);
    const [a, b, c, d] = [0, 1, 2, 3].map((n) =>
      sealed.subarray(HEADER_BYTES + n * SEALED_SEGMENT_BYTES, HEADER_BYTES + (n + 1) * SEALED_SEGMENT_BYTES),
    ) as [Buffer, Buffer, Buffer, Buffer];
    expect(openBytes(KEY, Buffer.concat([header, a, b, c, d])).length).toBe(4 * SEGMENT_BYTES);
    for (const [why, parts] of Object.entries({
      exchanged: [b, a, c, d],
      'the last exchanged': [a, b, d, c],
      'one taken out': [a, c, d],
      'the first taken out': [b, c, d],
      'the last taken out': [a, b, c],
      doubled: [a, a, b, c, d],
      appended: [a, b, c, d, d],
      'appended in part': [a, b, c, d, d.subarray(0, 100)],
      none: [],
    })) {
      expectRefused(Buffer.concat([header, ...parts]), why);
    }
  });

  it("is refused with segments of another file of the same key, with another's header, and with another key", () => {
    const one = sealBytes(KEY, randomBytes(2 * SEGMENT_BYTES));
    const other = sealBytes(KEY, randomBytes(2 * SEGMENT_BYTES));
    const cut = HEADER_BYTES + SEALED_SEGMENT_BYTES;
    expectRefused(Buffer.concat([one.subarray(0, cut), other.subarray(cut)]), 'the last of another');
    expectRefused(
      Buffer.concat([other.subarray(0, HEADER_BYTES), one.subarray(HEADER_BYTES)]),
      'the header of another',
    );
    expectRefused(one, 'another key', randomBytes(32).toString('hex'));
  });
});

describe('the segments of a span', () => {
  it('cover it exactly, and no more of them than it needs', () => {
    const spans = anySize.chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size }), fc.nat({ max: size })));
    fc.assert(
      fc.property(spans, ([size, one, other]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const segments = [...listSegments(size, start, end)];
        const covered = segments.map(({ index, from, to }) => [
          index * SEGMENT_BYTES + from,
          index * SEGMENT_BYTES + to,
        ]);
        let at = start;
        for (const [from, to] of covered) {
          expect(from).toBe(at);
          at = to ?? 0;
        }
        if (segments.length > 0) expect(at).toBe(end);
        else expect(start).toBe(end);
        const needed = end === start ? 1 : Math.ceil(end / SEGMENT_BYTES) - Math.floor(start / SEGMENT_BYTES);
        expect(segments.length).toBeLessThanOrEqual(needed);
      }),
    );
  });
});
