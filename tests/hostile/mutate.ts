import { deflateSync } from 'node:zlib';
import { createRandom, type Random } from './random.ts';
import type { SeedFile } from './seed-files.ts';

/** A file that somebody made worse. */
export type Mutant = { readonly name: string; readonly act: string; readonly bytes: Buffer };

type Act = (bytes: Buffer, random: Random, seeds: readonly SeedFile[]) => Buffer;

/** A part of a file, at most a third of it. */
function cutRange(bytes: Buffer, random: Random): { readonly from: number; readonly to: number } {
  const from = random.integer(0, bytes.length);
  return { from, to: Math.min(bytes.length, from + 1 + random.integer(0, Math.ceil(bytes.length / 3))) };
}

function splice(bytes: Buffer, from: number, to: number, middle: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);
}

const flipBits: Act = (bytes, random) => {
  const copy = Buffer.from(bytes);
  for (let left = 1 + random.integer(0, 24); left > 0; left -= 1) {
    const at = random.integer(0, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 8));
  }
  return copy;
};

const NUMBERS = ['0', '-1', '1', '65535', '65536', '2147483647', '2147483648', '-2147483648', '4294967295'];
const HUGE = ['99999999999999999999', '1e308', '-0.0000001', '00000000000000000001', '1'.repeat(400)];

/** Puts other numbers in place of some that stand in the file as digits: lengths, counts, offsets, sizes, references. */
const replaceNumbers: Act = (bytes, random) => {
  const found = [...bytes.toString('latin1').matchAll(/(?<![\w.])-?\d{1,10}(?![\w.])/g)];
  if (found.length === 0) return flipBits(bytes, random, []);
  const chosen = new Set(Array.from({ length: 1 + random.integer(0, 4) }, () => random.pick(found)));
  return [...chosen]
    .toSorted((a, b) => b.index - a.index)
    .reduce((text, match) => {
      const number = Buffer.from(random.pick([...NUMBERS, ...HUGE, String(random.integer(0, 40))]));
      return splice(text, match.index, match.index + match[0].length, number);
    }, bytes);
};

/** Writes an extreme value over two or four bytes, where pictures keep lengths and sizes: mostly near the beginning. */
const overwriteField: Act = (bytes, random) => {
  const copy = Buffer.from(bytes);
  if (copy.length < 8) return copy;
  for (let left = 1 + random.integer(0, 3); left > 0; left -= 1) {
    const reach = random.integer(0, 2) === 0 ? Math.min(200, copy.length) : copy.length;
    const at = random.integer(0, reach - 4);
    const value = random.pick([0, 1, 0x7f_ff, 0xff_ff, 0x7f_ff_ff_ff, 0xff_ff_ff_ff, 0x10_00_00, 60_000]);
    const kind = random.pick(['16', '32 big', '32 little']);
    if (kind === '16') copy.writeUInt16BE(value & 0xff_ff, at);
    else if (kind === '32 big') copy.writeUInt32BE(value, at);
    else copy.writeUInt32LE(value, at);
  }
  return copy;
};

/** Other words of the same form in place of keywords: other types, filters, operators, references to elsewhere. */
const swapWords: Act = (bytes, random) => {
  const found = [
    ...bytes.toString('latin1').matchAll(/\/[A-Z][A-Za-z0-9]{1,20}|\b\d+ \d+ R\b|\b(?:endobj|endstream)\b/g),
  ];
  if (found.length < 2) return overwriteField(bytes, random, []);
  const [one, other] = [random.pick(found), random.pick(found)];
  return splice(bytes, one.index, one.index + one[0].length, Buffer.from(other[0], 'latin1'));
};

const KEYWORDS = [
  'endobj',
  'endstream',
  'stream\n',
  'obj',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  'xref',
  'trailer',
  'BI',
  'ID',
];

const ACTS: Readonly<Record<string, Act>> = {
  'bits flipped': flipBits,
  'cut off': (bytes, random) => bytes.subarray(0, random.integer(1, bytes.length)),
  'beginning lost': (bytes, random) => bytes.subarray(random.integer(1, Math.min(bytes.length, 2000))),
  'range zeroed': (bytes, random) => {
    const { from, to } = cutRange(bytes, random);
    return splice(bytes, from, to, Buffer.alloc(to - from));
  },
  'range of noise': (bytes, random) => {
    const { from, to } = cutRange(bytes, random);
    return splice(bytes, from, to, random.bytes(Math.min(4096, to - from)));
  },
  'range lost': (bytes, random) => {
    const { from, to } = cutRange(bytes, random);
    return splice(bytes, from, to, Buffer.alloc(0));
  },
  'range twice': (bytes, random) => {
    const { from, to } = cutRange(bytes, random);
    const part = bytes.subarray(from, to);
    return splice(bytes, to, to, Buffer.concat(Array.from({ length: 1 + random.integer(0, 20) }, () => part)));
  },
  'ranges swapped': (bytes, random) => {
    const [a, b, c] = [0, 0, 0].map(() => random.integer(0, bytes.length)).toSorted((x, y) => x - y);
    return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)]);
  },
  'numbers replaced': replaceNumbers,
  'fields overwritten': overwriteField,
  'words swapped': swapWords,
  'keyword put in': (bytes, random) => {
    const at = random.integer(0, bytes.length);
    return splice(bytes, at, at, Buffer.from(random.pick(KEYWORDS).repeat(1 + random.integer(0, 400))));
  },
  'head of another': (bytes, random, seeds) => {
    const size = random.pick([4, 12, 64, 512]);
    return splice(bytes, 0, size, random.pick(seeds).bytes.subarray(0, size));
  },
  'another behind': (bytes, random, seeds) => Buffer.concat([bytes, random.pick(seeds).bytes]),
  'inside of another': (bytes, random, seeds) => {
    const other = random.pick(seeds).bytes;
    const at = random.integer(0, other.length);
    return splice(other, at, at, bytes);
  },
  'behind 1 KB of junk': (bytes, random) => Buffer.concat([random.bytes(900 + random.integer(0, 300)), bytes]),
  'web page behind': (bytes) => Buffer.concat([bytes, Buffer.from('<html><script>alert(1)</script></html>')]),
  'archive behind': (bytes) =>
    Buffer.concat([bytes, Buffer.from('PK\x03\x04'), Buffer.alloc(200), Buffer.from('PK\x05\x06')]),
  'megabytes behind': (bytes, random) =>
    Buffer.concat([
      bytes,
      Buffer.alloc(1024 * 1024 * (1 + random.integer(0, 8)), random.pick(['\0', ' ', '1 0 obj\n', '%'])),
    ]),
  'compressed data replaced': (bytes, random) => {
    const start = bytes.indexOf('stream\n', random.integer(0, bytes.length));
    const end = start === -1 ? -1 : bytes.indexOf('endstream', start + 7);
    if (end === -1) return flipBits(bytes, random, []);
    return splice(
      bytes,
      start + 7,
      end,
      deflateSync(Buffer.alloc(random.pick([100, 1e5, 2e7]), random.pick(['q ', '\0', '/a ']))),
    );
  },
};

const ACT_NAMES = Object.keys(ACTS);

/**
 * The mutant of a number: the same for the same seed and files. Each file and each kind of mutation comes up as often as
 * any other; a third of the mutants are changed twice.
 */
export function makeMutant(seeds: readonly SeedFile[], seed: number, index: number): Mutant {
  const random = createRandom(Math.imul(seed, 1_000_003) + index * 7919);
  const file = seeds[index % seeds.length];
  const first = ACT_NAMES[(index + Math.floor(index / seeds.length)) % ACT_NAMES.length];
  if (!file || first === undefined) throw new Error('no files to change');
  const acts = random.integer(0, 3) === 0 ? [first, random.pick(ACT_NAMES)] : [first];
  const bytes = acts.reduce((changed, act) => ACTS[act]?.(changed, random, seeds) ?? changed, file.bytes);
  return { name: file.name, act: acts.join(', '), bytes };
}
