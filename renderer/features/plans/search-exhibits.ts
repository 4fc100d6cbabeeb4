import type { Evidence } from '../../../shared/domain/evidence.ts';
import { selectedPages } from '../../../shared/domain/evidence.ts';
import type { Exhibit } from '../../../shared/domain/exhibits.ts';

/** One line of the list that `@` opens. */
export type CitationChoice = { readonly exhibit: Exhibit<Evidence>; readonly page: number | null };

const PAGE_SUFFIX = /(?:^|[\s,])p(?:\.|g\.?|age)?\s*(\d{1,5})$/i;

/**
 * The exhibits that fit what was typed, best first: by label, then by a word of the title that starts so, then by any
 * part of title, issuer, number or file name. `c p. 2` asks for page 2 and leaves out exhibits without that page.
 */
export function searchExhibits(exhibits: readonly Exhibit<Evidence>[], query: string): readonly CitationChoice[] {
  const pageMatch = PAGE_SUFFIX.exec(query);
  const page = pageMatch ? Number(pageMatch[1]) : null;
  const words = fold(pageMatch ? query.slice(0, pageMatch.index) : query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return exhibits
    .map((exhibit, index) => ({ exhibit, index, rank: rankExhibit(exhibit, words) }))
    .filter(({ exhibit, rank }) => rank < Infinity && (page === null || selectedPages(exhibit.evidence).includes(page)))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ exhibit }) => ({ exhibit, page }));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** 0 is the best; Infinity where a word is found nowhere. A leading `exhibit` is taken as said. */
function rankExhibit({ label, evidence }: Exhibit<Evidence>, typed: readonly string[]): number {
  const words = typed.length > 1 && typed[0] === 'exhibit' ? typed.slice(1) : typed;
  if (words.length === 0) return 0;
  if (words.length === 1 && fold(label) === words[0]) return 0;
  if (words.length === 1 && fold(label).startsWith(words[0] ?? '')) return 1;
  const title = fold(evidence.title);
  const titleWords = title.split(/[^\p{L}\p{N}]+/u);
  const all = fold(
    [evidence.title, evidence.issuer, evidence.documentNumber, evidence.fileName, evidence.id].join(' '),
  );
  if (words.every((word) => titleWords.some((titleWord) => titleWord.startsWith(word)))) return 2;
  // One letter is somewhere in almost every title; it counts only as a label or the start of a word.
  return words.every((word) => word.length > 1 && all.includes(word)) ? 3 : Infinity;
}
