/** Page numbers as people write them: `1-3, 5`. An empty text for all pages (null). */
export function formatPageList(pages: readonly number[] | null): string {
  if (pages === null) return '';
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
}

/**
 * Reads `1-3, 5`: 1-based page numbers in ascending order, each once. Null for all pages (an empty text or every page).
 * @returns undefined when it can't be read or names a page that the file doesn't have
 */
export function parsePageList(text: string, pageCount: number): number[] | null | undefined {
  if (text.trim() === '') return null;
  const pages = new Set<number>();
  for (const part of text.split(/[,;]/)) {
    const match = /^\s*(\d{1,5})\s*(?:[-–]\s*(\d{1,5})\s*)?$/.exec(part);
    if (!match) return undefined;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first < 1 || last < first || last > pageCount) return undefined;
    for (let page = first; page <= last; page += 1) pages.add(page);
  }
  return pages.size === pageCount ? null : [...pages].sort((a, b) => a - b);
}
