import { PDFDocument } from 'pdf-lib';
import type { PDFRef } from 'pdf-lib';
import { createPageImporter } from './import-pages.ts';
import { hashFirstPage } from './intake/picture-hash.ts';
import { note, refuse, type Verdict } from './intake/inspection.ts';
import { listPageFindings } from './intake/page-findings.ts';
import { listPdfFindings, needsItsOwnViewer } from './intake/pdf-findings.ts';
import { checkStreams } from './intake/pdf-streams.ts';
import { measureResolution } from './intake/pdf-resolution.ts';
import { openPdf, type OpenedPdf, type PdfProblem } from './open-pdf.ts';
import { hasLostParts } from './source/find-loss.ts';
import { getParseNotes } from './source/hardened-parser.ts';
import { PDF_LIMITS, PdfTooComplexError } from './source/limits.ts';
import { readXref } from './source/read-xref.ts';
import { say, sayList, type Said } from '../../shared/domain/said.ts';

const FIXES: Readonly<Record<PdfProblem['code'], Said>> = {
  kind: say`Save it again as PDF, JPEG or PNG, and add the new file.`,
  password: say`Open it with its password, save a copy without one (print it to PDF), and add the copy.`,
  damaged: say`Get the file again from where it came from; if it opens in a viewer, print it to PDF and add that.`,
  'too-complex': say`Print the pages that you need to PDF, and add that file.`,
};

/**
 * Judges a PDF for evidence intake. It is taken when every page, and everything that a page shows, is there and can be
 * put into a packet: the same import runs as for an export. Never throws for any bytes.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<Verdict> {
  try {
    const opening = await openPdf(bytes);
    if (!opening.ok) return refuseFor(opening.problem.code, opening.problem.reason);
    return await judge(bytes, opening.pdf);
  } catch (error) {
    if (error instanceof PdfTooComplexError) return refuseFor('too-complex', error.said);
    return refuseFor('damaged', say`its structure can't be read`);
  }
}

async function judge(bytes: Uint8Array, pdf: OpenedPdf): Promise<Verdict> {
  if (needsItsOwnViewer(pdf)) {
    const fix = say`Open it in Adobe Reader, print it to PDF, and add that file.`;
    return refuse('dynamic-form', say`This form shows its pages only in Adobe Reader.`, fix);
  }
  if (pdf.pages.some(({ mediaBox }) => mediaBox.some((at) => Math.abs(at) > PDF_LIMITS.pageCoordinate))) {
    return refuseFor('too-complex', say`a page of it is larger than any paper`);
  }
  if (hasLostParts(bytes, pdf, await tryImport(pdf))) return refuseFor('damaged', say`parts of its pages are missing`);
  const streams = checkStreams(pdf);
  const [firstBroken] = streams.brokenPages;
  if (firstBroken) return refuseFor('damaged', say`the content of page ${firstBroken} can't be read to its end`);
  const looks = await listPageFindings(pdf);
  const findings = [...listPdfFindings(pdf), ...looks.findings];
  if (streams.shortPages.length > 0) {
    const where = say`page ${sayList(streams.shortPages)}`;
    const message = say`The data of ${where} end early; something may be missing there.`;
    findings.push(note('short-data', 'warning', message, say`Compare the preview with the paper.`));
  }
  if (wasMended(bytes, pdf)) {
    const message = say`Its structure was damaged and could be mended; nothing of its pages is missing.`;
    findings.push(note('recovered', 'info', message, say`Compare the preview with the paper.`));
  }
  const dpi = measureResolution(pdf);
  const pictureHash = await hashFirstPage(pdf);
  const size = { pageCount: pdf.pages.length, width: null, height: null };
  return {
    ok: true,
    inspection: { kind: 'pdf', mime: 'application/pdf', ...size, dpi, findings, pictureHash, measured: looks.measured },
  };
}

/** Puts all pages into a document that is thrown away. What is missing then would be missing in the packet. */
async function tryImport(pdf: OpenedPdf): Promise<readonly PDFRef[]> {
  const { context } = await PDFDocument.create({ updateMetadata: false });
  const importer = createPageImporter(pdf, context, context.nextRef());
  importer.importPages(pdf.pages.map((page) => page.pageNumber));
  return importer.listMissing();
}

function wasMended(bytes: Uint8Array, pdf: OpenedPdf): boolean {
  return getParseNotes(pdf.context).broken.length > 0 || !readXref(bytes, pdf.context).isWhole;
}

function refuseFor(code: PdfProblem['code'], reason: Said): Verdict {
  return refuse(code, say`This PDF can't be taken: ${reason}.`, FIXES[code]);
}
