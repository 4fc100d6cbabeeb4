import { MissingPDFHeaderError, PDFDict, PDFDocument, PDFName, PDFParser } from 'pdf-lib';
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib';
import { say, type Said } from '../../shared/domain/said.ts';
import { findBytes } from './source/byte-scan.ts';
import { getParseNotes } from './source/hardened-parser.ts';
import { PDF_LIMITS, PdfTooComplexError } from './source/limits.ts';
import { walkPages, type SourcePage } from './source/walk-pages.ts';

/** A PDF, read and decrypted. Its streams are views of the file's bytes: keep those unchanged. */
export type OpenedPdf = {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly SourcePage[];
  /** Dictionaries of the page tree, which must never be copied along with a page. */
  readonly treeNodes: ReadonlySet<PDFDict>;
  /** True when it was encrypted and opens with the empty password. */
  readonly wasEncrypted: boolean;
  /** Objects that could not be read, whether a page needs them or not. */
  readonly broken: readonly PDFRef[];
  /** Entries of the page tree that lead nowhere. */
  readonly lostPages: readonly PDFRef[];
};

export type PdfProblem = {
  /** Rule id of the refusal. */
  readonly code: 'kind' | 'password' | 'damaged' | 'too-complex';
  /** In words, to stand behind "This PDF can't be taken:". */
  readonly reason: Said;
};

export type PdfOpening =
  { readonly ok: true; readonly pdf: OpenedPdf } | { readonly ok: false; readonly problem: PdfProblem };

/** PDF readers look for the header within the first 1,024 bytes (PDF 1.7, Annex H.3, note 13). */
const HEADER_WINDOW = 1024;

/** Whether bytes claim to be a PDF. */
export function hasPdfHeader(bytes: Uint8Array): boolean {
  return findBytes(bytes.subarray(0, HEADER_WINDOW), '%PDF-', 0) !== -1;
}

/**
 * Reads a PDF within limits and lists its pages. Never throws for any bytes.
 * @param password tried when the file is encrypted; the empty one by default
 */
export async function openPdf(bytes: Uint8Array, password = ''): Promise<PdfOpening> {
  try {
    if (!hasPdfHeader(bytes)) return refuse('kind', say`it has no PDF header`);
    if (bytes.length > PDF_LIMITS.fileBytes) return refuse('too-complex', say`it is larger than 500 MB`);
    const plain = await PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument();
    const isEncrypted = plain.lookup(plain.trailerInfo.Encrypt) !== undefined;
    const context = isEncrypted ? await decrypt(bytes, password) : plain;
    return describe(context, isEncrypted);
  } catch (error) {
    return explain(error);
  }
}

async function decrypt(bytes: Uint8Array, password: string): Promise<PDFContext> {
  const doc = await PDFDocument.load(bytes, { password, parseSpeed: Infinity, updateMetadata: false });
  return doc.context;
}

function describe(context: PDFContext, wasEncrypted: boolean): PdfOpening {
  const catalog = findCatalog(context);
  if (!catalog) return refuse('damaged', say`no list of its pages can be found`);
  const walk = walkPages(context, catalog);
  if (walk.pages.length === 0) return refuse('damaged', say`it has no page that can be read`);
  const { broken } = getParseNotes(context);
  const { pages, nodes: treeNodes, lost: lostPages } = walk;
  return { ok: true, pdf: { context, catalog, pages, treeNodes, wasEncrypted, broken, lostPages } };
}

function findCatalog(context: PDFContext): PDFDict | undefined {
  const isCatalog = (value: PDFObject | undefined): value is PDFDict =>
    value instanceof PDFDict && value.lookup(PDFName.of('Pages')) instanceof PDFDict;
  const named = context.lookup(context.trailerInfo.Root);
  if (isCatalog(named)) return named;
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find((object): object is PDFDict => isCatalog(object) && object.get(PDFName.of('Type')) === PDFName.of('Catalog'));
}

function explain(error: unknown): PdfOpening {
  if (error instanceof PdfTooComplexError) return refuse('too-complex', error.said);
  if (error instanceof MissingPDFHeaderError) return refuse('kind', say`it has no PDF header`);
  const message = error instanceof Error ? error.message : '';
  if (message === 'NEEDS PASSWORD' || message === 'Password incorrect') {
    return refuse('password', say`it opens only with a password`);
  }
  if (message === 'unknown encryption method' || message === 'unsupported encryption algorithm') {
    return refuse('password', say`it is protected in a way that only its maker can undo`);
  }
  return refuse('damaged', say`its structure can't be read`);
}

function refuse(code: PdfProblem['code'], reason: Said): PdfOpening {
  return { ok: false, problem: { code, reason } };
}
