import { foldText } from './compare-names.ts';

/** Words of addresses that are written in several ways (the United States' postal abbreviations, and common others). */
const SHORT: Readonly<Record<string, string>> = {
  street: 'st',
  strasse: 'str',
  avenue: 'ave',
  road: 'rd',
  lane: 'ln',
  drive: 'dr',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  highway: 'hwy',
  parkway: 'pkwy',
  suite: 'ste',
  apartment: 'apt',
  building: 'bldg',
  floor: 'fl',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};

/** An address line of the account that a document doesn't show, and what it shows instead, where something is near. */
export type AddressDifference = { readonly expected: string; readonly nearest: string | null };

/**
 * Lines of an address that a document's text doesn't hold. Capitals, accents, signs and usual abbreviations don't count;
 * the words of a line may go on in the next line of the document.
 * @param text the document's text, in lines
 */
export function findAddressDifferences(address: string, text: string): readonly AddressDifference[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const whole = ` ${normaliseAddress(lines.join(' '))} `;
  return address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line) && !whole.includes(` ${normaliseAddress(line)} `))
    .map((expected) => ({ expected, nearest: findNearest(expected, lines) }));
}

/** An address in one spelling. */
export function normaliseAddress(address: string): string {
  return foldText(address)
    .replace(/(\p{L}{3,})strasse\b/gu, '$1str')
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ');
}

const NEAR_SHARE = 0.5;
const MAX_NEAREST = 120;

function findNearest(expected: string, lines: readonly string[]): string | null {
  const words = normaliseAddress(expected).split(' ');
  const scored = lines.map((line) => {
    const own = new Set(normaliseAddress(line).split(' '));
    return { line: line.trim(), share: words.filter((word) => own.has(word)).length / words.length };
  });
  const best = scored.reduce((a, b) => (b.share > a.share ? b : a), { line: '', share: 0 });
  return best.share >= NEAR_SHARE ? best.line.slice(0, MAX_NEAREST) : null;
}
