import { say, type Said } from './said.ts';

/** That a page number is higher than a file has pages. Both are 1-based counts of the file's pages. */
export function sayBeyondEnd(pageNumber: number, pageCount: number): Said {
  if (pageCount === 1) return say`page ${pageNumber} is beyond the end; the file has one page`;
  return say`page ${pageNumber} is beyond the end; the file has ${pageCount} pages`;
}
