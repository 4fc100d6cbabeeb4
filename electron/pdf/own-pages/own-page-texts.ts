/** The words that own pages add to the plan's. English, because the appeal is. */
export const PLAN_TITLE = 'Plan of action';
export const INDEX_TITLE = 'Exhibit index';
export const INDEX_NOTE = 'Page numbers are the page numbers of this file. Each row is a link to the exhibit.';
export const INDEX_NOTE_VOLUMES =
  'Each volume is a file of its own and counts its own pages. Rows of volume 1 are links to the exhibit.';
export const INDEX_COLUMNS = {
  label: 'Exhibit',
  title: 'Document',
  type: 'Type',
  date: 'Date',
  pages: 'Pages',
} as const;
export const PROVES_HEADING = 'What it proves';
export const CITED_LABEL = 'Cited on page';
export const BACK_TO_INDEX = 'Back to the index';

export const ENCLOSED_HEADING = 'Sent as a separate file';
export const ENCLOSED_WORDS = 'The pages of this paper are not in this PDF. They are in the file with this name:';
export const ENCLOSED_NOTE = 'The file is an unchanged copy of the paper. Its SHA-256 is below.';

/** What the index says of such a paper. @param fileName in the kit */
export function describeEnclosed(fileName: string): string {
  return `Separate file: ${fileName}`;
}

/** Where the frame of a clean page says which page of the exhibit it is. */
export const MARKED_COPY_POSITION = 'Marked copy';

/** What the band of a marked copy says. @param cleanPage packet page of the clean page, the one before */
export function labelMarkedCopy(label: string, cleanPage: number): string {
  return `Marked copy of Exhibit ${label}, page ${cleanPage}. The clean page is the one before.`;
}

/** The bookmark of a marked copy. */
export function titleMarkedCopy(page: number): string {
  return `Marked copy of page ${page - 1}, p. ${page}`;
}

/** "Marked copy" or "Marked copies", before a list of pages. */
export function labelMarkedCopies(count: number): string {
  return count === 1 ? 'Marked copy' : 'Marked copies';
}

/** The label of an exhibit's page range. */
export function labelPages(firstPage: number, lastPage: number): string {
  return firstPage === lastPage ? 'Page' : 'Pages';
}

/** "9" or "9–12"; the two numbers stay on one line. */
export function formatPageRange(firstPage: number, lastPage: number): string {
  return firstPage === lastPage ? String(firstPage) : `${firstPage}–\u2060${lastPage}`;
}
