import { spellOut, type Said } from '../../../shared/domain/said.ts';

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
  /** Where a page may lie at most; beyond that, readers can't read the numbers. */
  pageCoordinate: 10_000_000,
  imagePixels: 100_000_000,
  /** Of a HEIC photo, which is decoded in WebAssembly at about ten bytes a pixel; phones make 48 megapixels. */
  heicPixels: 50_000_000,
  /** Of a picture that can only be decoded as a whole. */
  wholePictureBytes: 320 * 1024 * 1024,
  /** All pages of a TIFF: 230 A4 pages at 300 dots per inch. */
  documentPixels: 2_000_000_000,
  /** For reading damaged parts; honest files never come near. */
  recoveryMs: 6_000,
} as const;

/** A limit was met. `said` says which, in words to stand behind "This PDF can't be taken:". */
export class PdfTooComplexError extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(spellOut(said));
    this.name = 'PdfTooComplexError';
    this.said = said;
  }
}
