import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Where a link or bookmark leads: a page, and optionally a height on it in points from its lower edge. */
export type PdfTarget = { readonly pageIndex: number; readonly topPt: number | null };

type Reference = { readonly num: number; readonly gen: number };

/** Follows a destination of a PDF, named or explicit (ISO 32000-1, 12.3.2). Undefined when it leads nowhere in this document. */
export async function findTarget(pdf: PDFDocumentProxy, destination: unknown): Promise<PdfTarget | undefined> {
  const explicit: unknown = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return undefined;
  const [page, kind, ...rest] = explicit as unknown[];
  const pageIndex = await findPageIndex(pdf, page);
  if (pageIndex === undefined || pageIndex < 0 || pageIndex >= pdf.numPages) return undefined;
  return { pageIndex, topPt: findTop(kind, rest) };
}

/** Where each kind of destination keeps its top edge: XYZ has left, top, zoom; FitR left, bottom, right, top; FitH and FitBH top. */
const TOP_AT: Readonly<Record<string, number>> = { XYZ: 1, FitR: 3, FitH: 0, FitBH: 0 };

function findTop(kind: unknown, parameters: readonly unknown[]): number | null {
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? String(kind.name) : '';
  const top = parameters[TOP_AT[name] ?? -1];
  return typeof top === 'number' ? top : null;
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
