// Texts and bytes that must never lie readable on the disk, and the search for them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const WORDS = ['heron', 'quarry', 'lantern', 'meadow', 'pepper', 'saddle', 'thimble', 'walnut'];

/** A text that stands nowhere else; the same for the same number. */
export function canaryText(number: number): string {
  return `Canary${String(number).padStart(3, '0')} ${WORDS[number % 8]} over ${WORDS[(number * 3 + 1) % 8]}`;
}

/** How many of them `canary-child.ts` may use. */
export const CANARY_TEXTS = 60;

/** What a file says about itself at its start, and what would show that a whole paper lies here in any packing. */
const PLAIN_KINDS: readonly (readonly [string, Buffer])[] = [
  ['a PDF', Buffer.from('%PDF-')],
  ['a PDF', Buffer.from('startxref')],
  ['a zip', Buffer.from('PK\u0003\u0004', 'latin1')],
  ['a PNG', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')],
  ['a JPEG', Buffer.from('\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF', 'latin1')],
  ['a JPEG', Buffer.from('\u00ff\u00d8\u00ff\u00e1', 'latin1')],
  ['a WebP', Buffer.from('WEBPVP8')],
  ['a database', Buffer.from('SQLite format 3\0')],
];

/** Every text of a case folder's case.json that is long enough to be nothing but its own, and pieces of its papers. */
export function listSampleCanaries(sampleDir: string): readonly Buffer[] {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value.length >= 18 && value.includes(' ')) texts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(JSON.parse(readFileSync(join(sampleDir, 'case.json'), 'utf8')));
  const sentences = texts.flatMap((text) => text.split(/\n|(?<=\.) /)).filter((one) => one.length >= 18);
  const papers = readdirSync(join(sampleDir, 'evidence')).map((name) =>
    readFileSync(join(sampleDir, 'evidence', name)),
  );
  return [...sentences.map((one) => Buffer.from(one)), ...papers.flatMap(piecesOf)];
}

/** Pieces of a paper from different places, each of bytes that aren't all the same. */
export function piecesOf(bytes: Buffer): readonly Buffer[] {
  return [0.2, 0.5, 0.8]
    .map((share) => bytes.subarray(Math.floor(bytes.length * share), Math.floor(bytes.length * share) + 24))
    .filter((piece) => piece.length === 24 && new Set(piece).size > 12);
}

/** In both forms that texts have in memory and in files. */
export function inBothEncodings(canaries: readonly Buffer[]): readonly Buffer[] {
  return canaries.flatMap((canary) => {
    const text = canary.toString('utf8');
    return Buffer.from(text).equals(canary) ? [canary, Buffer.from(text, 'utf16le')] : [canary];
  });
}

/** The files below folders in which a canary or the start of a readable paper lies, one line each. */
export function findCanaries(dirs: readonly string[], canaries: readonly Buffer[]): readonly string[] {
  return dirs.flatMap((dir) =>
    listFiles(dir).flatMap((file) => {
      const bytes = readFileSync(file);
      const name = relative(dir, file);
      const found = canaries.find((canary) => bytes.includes(canary) || Buffer.from(name).includes(canary));
      const kind = PLAIN_KINDS.find(([, start]) => bytes.includes(start));
      return [
        ...(found ? [`${name}: ${JSON.stringify(found.toString('utf8').slice(0, 40))}`] : []),
        ...(kind ? [`${name}: ${kind[0]}`] : []),
      ];
    }),
  );
}

export function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
