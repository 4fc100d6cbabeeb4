import type { SearchHit } from '../../../shared/contracts/search.ts';
import { holdsSearchWord, listSearchWords } from '../../../shared/domain/find-in-pages.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { formatPlainText, parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';

/** What somebody wrote to a highlight, and where the highlight is. */
export type HighlightNote = {
  readonly caseId: CaseId;
  readonly caseTitle: string;
  readonly evidenceId: string;
  readonly title: string;
  readonly pageNumber: number;
  readonly note: string;
};

/** A letter that the user wrote, in the markup of letter-text.ts. */
export type WrittenLetter = { readonly caseId: CaseId; readonly caseTitle: string; readonly letterText: string };

const WORDS_BEFORE = 7;
const SNIPPET_WORDS = 16;

/** The notes that hold every word of the query, or a longer one that begins with it; in the order given. */
export function findInNotes(notes: readonly HighlightNote[], query: string): readonly SearchHit[] {
  const wanted = listSearchWords(query);
  if (wanted.length === 0) return [];
  return notes
    .filter(({ note }) => wanted.every((want) => holdsSearchWord(note, [want])))
    .map(({ caseId, caseTitle, evidenceId: id, title, pageNumber, note }) => ({
      ...{ caseId, caseTitle, source: 'evidence', id, title, pageNumber },
      snippet: makeSnippet(note, wanted),
    }));
}

/** The letters that hold every word of the query, or a longer one that begins with it; in the order given. */
export function findInLetters(letters: readonly WrittenLetter[], query: string): readonly SearchHit[] {
  const wanted = listSearchWords(query);
  if (wanted.length === 0) return [];
  return letters
    .map(({ letterText, ...letter }) => ({ ...letter, words: formatPlainText(parsePlanMarkup(letterText), () => '') }))
    .filter(({ words }) => wanted.every((want) => holdsSearchWord(words, [want])))
    .map(({ caseId, caseTitle, words }) => ({
      ...{ caseId, caseTitle, source: 'letter', id: null, title: '', pageNumber: null },
      snippet: makeSnippet(words, wanted),
    }));
}

/** Like the snippets of the full-text index: a few words around the first match, matches between char 1 and char 2. */
function makeSnippet(note: string, wanted: readonly string[]): string {
  const words = note.split(/\s+/).filter(Boolean);
  const start = Math.max(0, words.findIndex((word) => holdsSearchWord(word, wanted)) - WORDS_BEFORE);
  const end = start + SNIPPET_WORDS;
  const shown = words.slice(start, end).map((word) => markWord(word, wanted));
  return `${start > 0 ? '…' : ''}${shown.join(' ')}${end < words.length ? '…' : ''}`;
}

function markWord(word: string, wanted: readonly string[]): string {
  return word.replaceAll(/[\p{L}\p{N}\p{M}]+/gu, (part) =>
    holdsSearchWord(part, wanted) ? `\u0001${part}\u0002` : part,
  );
}
