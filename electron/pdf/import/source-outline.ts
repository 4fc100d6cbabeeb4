import { PDFDict, PDFName } from 'pdf-lib';
import type { OpenedPdf } from '../open-pdf.ts';
import { findDict, findText } from '../source/pdf-values.ts';
import { createDestinationResolver } from './destinations.ts';

/** A bookmark of a source. */
export type SourceBookmark = {
  readonly title: string;
  /** 1-based; undefined for a mere heading. */
  readonly pageNumber: number | undefined;
  readonly children: readonly SourceBookmark[];
};

const MAX_DEPTH = 8;
const MAX_BOOKMARKS = 2000;

/** The bookmarks that a source brings along; empty when it has none. Loops and excess are cut off. */
export function listSourceBookmarks(pdf: OpenedPdf): readonly SourceBookmark[] {
  const root = findDict(pdf.catalog, 'Outlines');
  const destinations = createDestinationResolver(pdf);
  const seen = new Set<PDFDict>();
  const readChildren = (parent: PDFDict, depth: number): readonly SourceBookmark[] => {
    const children: SourceBookmark[] = [];
    let item = findDict(parent, 'First');
    while (item && !seen.has(item) && seen.size < MAX_BOOKMARKS) {
      seen.add(item);
      children.push({
        title: (findText(item, 'Title') ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim(),
        pageNumber: destinations.resolve(item)?.pageNumber,
        children: depth < MAX_DEPTH ? readChildren(item, depth + 1) : [],
      });
      const next = item.lookup(PDFName.of('Next'));
      item = next instanceof PDFDict ? next : undefined;
    }
    return children;
  };
  return root ? readChildren(root, 1) : [];
}
