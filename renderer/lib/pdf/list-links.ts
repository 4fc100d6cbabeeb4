import type { PDFDocumentProxy } from 'pdfjs-dist';
import { findTarget } from './find-target.ts';
import type { Bookmark, PageLink } from './pdf-calls.ts';

/** More than this many bookmarks aren't listed: a damaged file may have millions. */
const BOOKMARKS_MAX = 2000;

/**
 * The links of a page that lead to a place in the same document. Addresses of the outside world are left out: nothing here
 * goes there.
 * @param pageNumber 1-based
 */
export async function listLinks(pdf: PDFDocumentProxy, pageNumber: number): Promise<readonly PageLink[]> {
  const page = await pdf.getPage(pageNumber);
  const viewport = page.getViewport({ scale: 1 });
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly {
    readonly id: string;
    readonly subtype: string;
    readonly rect: readonly number[];
    readonly dest?: unknown;
  }[];
  const links = await Promise.all(
    annotations
      .filter(
        (annotation) => annotation.subtype === 'Link' && annotation.dest !== undefined && annotation.dest !== null,
      )
      .map(async ({ id, rect, dest }) => {
        const target = await findTarget(pdf, dest);
        if (!target) return undefined;
        const [left = 0, bottom = 0, right = 0, upper = 0] = rect;
        const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom) as number[];
        const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, upper) as number[];
        return {
          id,
          left: Math.min(x1, x2) / viewport.width,
          top: Math.min(y1, y2) / viewport.height,
          width: Math.abs(x2 - x1) / viewport.width,
          height: Math.abs(y2 - y1) / viewport.height,
          target,
        };
      }),
  );
  return links.filter((link) => link !== undefined);
}

type OutlineNode = { readonly title: string; readonly dest: unknown; readonly items: readonly OutlineNode[] };

/** The document's bookmarks, each with its depth, in the order in which they are read. */
export async function listBookmarks(pdf: PDFDocumentProxy): Promise<readonly Bookmark[]> {
  const roots = ((await pdf.getOutline()) ?? []) as readonly OutlineNode[];
  const flat: { readonly node: OutlineNode; readonly depth: number }[] = [];
  const visit = (nodes: readonly OutlineNode[], depth: number): void => {
    for (const node of nodes) {
      if (flat.length >= BOOKMARKS_MAX) return;
      flat.push({ node, depth });
      visit(node.items, depth + 1);
    }
  };
  visit(roots, 0);
  return Promise.all(
    flat.map(async ({ node, depth }) => ({ title: node.title, depth, target: await findTarget(pdf, node.dest) })),
  );
}
