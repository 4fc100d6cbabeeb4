import type { PageArea, PageText } from './page-text.ts';

/** Words that stand next to each other and were looked for, with the areas that they take on their page. */
export type PageHit = { readonly pageNumber: number; readonly areas: readonly PageArea[] };

/**
 * Finds words in a document as search finds them: each may be the beginning of a longer one, capitals and accents don't
 * count, and a page counts only when it has all of them. In reading order; nothing for a query without a letter or digit.
 */
export function findInPages(pages: readonly PageText[], query: string): readonly PageHit[] {
  const wanted = listSearchWords(query);
  if (wanted.length === 0) return [];
  return pages.flatMap((page) => {
    const words = listPageWords(page);
    const hasAll = wanted.every((want) => words.some((parts) => parts.some((part) => part.startsWith(want))));
    return hasAll ? listRuns(page, words, wanted) : [];
  });
}

/** What each word of a page is compared by; made once for each page, because people type letter by letter. */
const pageWords = new WeakMap<PageText, readonly (readonly string[])[]>();

function listPageWords(page: PageText): readonly (readonly string[])[] {
  const known = pageWords.get(page) ?? page.words.map(({ text }) => listSearchWords(text));
  pageWords.set(page, known);
  return known;
}

/** Whether a piece of text begins a word that is looked for. @param wanted from `listSearchWords` */
export function holdsSearchWord(text: string, wanted: readonly string[]): boolean {
  return listSearchWords(text).some((part) => wanted.some((want) => part.startsWith(want)));
}

/** The words of a text as they are compared: letters and digits, small, without accents. */
export function listSearchWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function listRuns(
  page: PageText,
  words: readonly (readonly string[])[],
  wanted: readonly string[],
): readonly PageHit[] {
  const runs: PageArea[][] = [];
  let run: PageArea[] | undefined;
  for (const [index, { area }] of page.words.entries()) {
    const isWanted = words[index]?.some((part) => wanted.some((want) => part.startsWith(want))) ?? false;
    if (!isWanted) run = undefined;
    else if (run) addToRun(run, area);
    else runs.push((run = [area]));
  }
  return runs.map((areas) => ({ pageNumber: page.pageNumber, areas }));
}

/** Words next to each other share one area. */
function addToRun(run: PageArea[], area: PageArea): void {
  const last = run.at(-1);
  if (last && isBeside(last, area)) run[run.length - 1] = around(last, area);
  else run.push(area);
}

/** On one line, and no further apart than letters are high. */
function isBeside(left: PageArea, right: PageArea): boolean {
  const gap = right.left - (left.left + left.width);
  const shared = Math.min(left.top + left.height, right.top + right.height) - Math.max(left.top, right.top);
  const height = Math.min(left.height, right.height);
  return shared > height / 2 && gap > -height && gap < 2 * height;
}

function around(one: PageArea, other: PageArea): PageArea {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}
