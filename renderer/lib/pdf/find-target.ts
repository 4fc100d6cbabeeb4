import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { PdfTarget } from './pdf-calls.ts';

type Reference = { readonly num: number; readonly gen: number };

/** Follows a destination of a PDF, named or explicit (ISO 32000-1, 12.3.2). Undefined when it leads nowhere in this document. */
export async function findTarget(pdf: PDFDocumentProxy, destination: unknown): Promise<PdfTarget | undefined> {
  const explicit: unknown = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return undefined;
  const [page, kind, ...rest] = explicit as unknown[];
  const pageIndex = await findPageIndex(pdf, page);
  if (pageIndex === undefined || pageIndex < 0 || pageIndex >= pdf.numPages) return undefined;
  return { pageIndex, top: await findTop(pdf, pageIndex, kind, rest) };
}

/** Where each kind of destination keeps its top edge: XYZ has left, top, zoom; FitR left, bottom, right, top; FitH and FitBH top. */
const TOP_AT: Readonly<Record<string, number>> = { XYZ: 1, FitR: 3, FitH: 0, FitBH: 0 };

async function findTop(
  pdf: PDFDocumentProxy,
  pageIndex: number,
  kind: unknown,
  parameters: readonly unknown[],
): Promise<number | null> {
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? String(kind.name) : '';
  const topPt = parameters[TOP_AT[name] ?? -1];
  if (typeof topPt !== 'number') return null;
  const viewport = (await pdf.getPage(pageIndex + 1)).getViewport({ scale: 1 });
  const [, y = 0] = viewport.convertToViewportPoint(0, topPt) as number[];
  return Math.max(0, y / viewport.height);
}

async function findPageIndex(pdf: PDFDocumentProxy, page: unknown): Promise<number | undefined> {
  if (typeof page === 'number') return page;
  if (!isReference(page)) return undefined;
  try {
    return await pdf.getPageIndex(page);
  } catch {
    // A reference to something that is no page of this document.
    return undefined;
  }
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}
