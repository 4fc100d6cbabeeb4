import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import { MAX_RECTANGLES_PER_PAGE } from '../../shared/domain/highlight.ts';
import { say } from '../../shared/domain/said.ts';
import { sayBeyondEnd } from '../../shared/domain/say-beyond-end.ts';
import { tellIssue, type InputIssue } from '../../shared/errors.ts';

/**
 * What is wrong with where a folder's highlights stand: a page that isn't there, more marks than one page may have.
 * @param countPages pages of a file, by its name in `case.json`; undefined when it wasn't read
 */
export function listHighlightIssues(
  folder: CaseFolder | undefined,
  countPages: (name: string) => number | undefined,
): readonly InputIssue[] {
  return (folder?.evidence ?? []).flatMap(({ highlights, file }, index) => {
    const pageCount = countPages(file) ?? Infinity;
    const onPage = new Map<number, number>();
    return highlights.flatMap(({ pageNumber, rectangles }, at): readonly InputIssue[] => {
      const path = `evidence.${index}.highlights.${at}`;
      const before = onPage.get(pageNumber) ?? 0;
      onPage.set(pageNumber, before + rectangles.length);
      if (pageNumber > pageCount) {
        const pages = pageCount === 1 ? 'one page' : `${pageCount} pages`;
        const message = `page ${pageNumber} is beyond the end: ${file} has ${pages}`;
        return [{ path: `${path}.pageNumber`, message, said: sayBeyondEnd(pageNumber, pageCount) }];
      }
      const isFull = before <= MAX_RECTANGLES_PER_PAGE && before + rectangles.length > MAX_RECTANGLES_PER_PAGE;
      const said = say`more than ${MAX_RECTANGLES_PER_PAGE} marks on page ${pageNumber} of ${file}`;
      return isFull ? [tellIssue(`${path}.rectangles`, said)] : [];
    });
  });
}
