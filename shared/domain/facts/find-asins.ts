import type { FactOffer } from './fact-offer.ts';
import { areasOf, type Cell, type PageLayout } from './page-layout.ts';

/** An ASIN on a page. */
export type PlacedAsin = { readonly asin: string; readonly cell: Cell; readonly start: number; readonly end: number };

/** Ten letters and figures that start with B0, as Amazon gives them to products without an ISBN. */
const ASIN = /(?<![A-Z0-9])B0[A-Z0-9]{8}(?![A-Z0-9])/g;
/** As recognition reads it: figures and letters that look alike. */
const LIKE_ASIN = /(?<![A-Z0-9])[B8][0OQD][A-Z0-9]{8}(?![A-Z0-9])/g;
const ALIKE: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

/**
 * Every ASIN on the pages.
 * @param known ASINs of the case; a recognised word that looks like exactly one of them is taken for it
 */
export function findAsins(pages: readonly PageLayout[], known: readonly string[] = []): readonly PlacedAsin[] {
  return pages
    .flatMap((page) => page.rows.flat())
    .flatMap((cell) => {
      const pattern = cell.source === 'recognised' ? LIKE_ASIN : ASIN;
      return Array.from(cell.text.matchAll(pattern)).flatMap((match) => {
        const asin = settle(match[0], cell, known);
        return asin === undefined ? [] : [{ asin, cell, start: match.index, end: match.index + match[0].length }];
      });
    });
}

function settle(word: string, { source }: Cell, known: readonly string[]): string | undefined {
  if (source === 'layer' || known.includes(word)) return word;
  const alike = known.filter((asin) => level(asin) === level(word));
  if (alike.length > 0) return alike.length === 1 ? alike[0] : undefined;
  return word.startsWith('B0') ? word : undefined;
}

function level(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => ALIKE[letter] ?? letter);
}

/** The ASINs that the document names, each once. */
export function offerAsins(placed: readonly PlacedAsin[]): readonly FactOffer<string>[] {
  const first = new Map(placed.toReversed().map((one) => [one.asin, one]));
  return [...first.values()].toReversed().map(({ asin, cell, start, end }) => ({
    value: asin,
    pageNumber: cell.pageNumber,
    matched: cell.text.slice(start, end),
    areas: areasOf(cell, start, end),
    source: cell.source,
    reason: { kind: 'label', words: 'ASIN' },
    doubt: null,
  }));
}
