import type { PacketExhibit } from './packet.ts';

type Pages = Pick<PacketExhibit, 'pages' | 'markedCopies' | 'enclosed'>;

/** A page that an exhibit has in the packet: a clean page of the source, or the marked copy of the one before. */
export type ExhibitSheet = {
  /** 1-based page number of the source. */
  readonly page: number;
  readonly copy: PacketExhibit['markedCopies'][number] | null;
};

/**
 * The pages of an exhibit in packet order: every page clean, and right behind it its marked copy if it has one. None when
 * it is a separate file.
 */
export function listExhibitSheets({ pages, markedCopies, enclosed }: Pages): readonly ExhibitSheet[] {
  if (enclosed !== undefined) return [];
  return pages.flatMap((page): readonly ExhibitSheet[] => {
    const copy = markedCopies.find((candidate) => candidate.page === page);
    return copy
      ? [
          { page, copy: null },
          { page, copy },
        ]
      : [{ page, copy: null }];
  });
}

/**
 * Where the clean page of a source page stands: packet pages behind the exhibit's first one, or -1 when the page isn't
 * in the packet. What citations lead to: of a separate file, its sheet.
 */
export function findSheetOffset(exhibit: Pages, page: number): number {
  if (exhibit.enclosed !== undefined) return exhibit.pages.includes(page) ? 0 : -1;
  return listExhibitSheets(exhibit).findIndex((sheet) => sheet.page === page && sheet.copy === null);
}

/** The packet pages of an exhibit that are marked copies, ascending. @param firstPage packet page of its first page */
export function listMarkedCopyPages(exhibit: Pages, firstPage: number): readonly number[] {
  return listExhibitSheets(exhibit).flatMap(({ copy }, offset) => (copy ? [firstPage + offset] : []));
}

/** How a page of an exhibit is cited whose pages are not in the packet. @param page of the file, 1-based */
export function nameEnclosedPage(label: string, page: number, fileName: string): string {
  return `Exhibit ${label}, page ${page} of the file ${fileName}`;
}

/** The exhibits whose pages are in the packet: without those that are sent as separate files. */
export function listShownExhibits<E extends Pick<PacketExhibit, 'enclosed'>>(exhibits: readonly E[]): readonly E[] {
  return exhibits.filter(({ enclosed }) => enclosed === undefined);
}

/** What the files behind the exhibits' pages have together, each once. */
export function sumShownBytes(exhibits: readonly Pick<PacketExhibit, 'enclosed' | 'source'>[]): number {
  const sizes = new Map(listShownExhibits(exhibits).map(({ source }) => [source.sha256, source.sizeBytes]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
