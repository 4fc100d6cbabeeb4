import type { PDFRef } from 'pdf-lib';
import type { OpenedPdf } from '../open-pdf.ts';
import { isLost, readXref } from './read-xref.ts';

/**
 * Whether something of a PDF's pages is gone: an entry of the page tree, or an object that a page needs and that the
 * file says it has. A reference to what never was is no loss: it means null (PDF 1.7, 7.3.10).
 * @param missing references of the pages that lead to nothing readable
 */
export function hasLostParts(bytes: Uint8Array, pdf: OpenedPdf, missing: readonly PDFRef[]): boolean {
  if (pdf.lostPages.length > 0) return true;
  if (missing.length === 0) return false;
  const xref = readXref(bytes, pdf.context);
  return missing.some((ref) => isLost(ref, xref));
}
