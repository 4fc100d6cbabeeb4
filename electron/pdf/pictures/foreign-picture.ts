import type { Sharp } from 'sharp';
import type { EvidenceMime, PrintedMime } from '../../../shared/domain/evidence.ts';
import { say, spellOut, type Said } from '../../../shared/domain/said.ts';
import { PDF_LIMITS } from '../source/limits.ts';

/** Pictures that a PDF can't hold as they are. */
export type ForeignMime = Exclude<EvidenceMime, PrintedMime | 'application/pdf' | 'image/jpeg' | 'image/png'>;

/** What one picture of a file says about itself, read before anything is decoded. */
export type ForeignPage = {
  /** Pixels as stored, before the orientation. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch as stated, or null. */
  readonly dpi: number | null;
  /** Made by a camera: its stated resolution means nothing. */
  readonly isPhoto: boolean;
  /** How its pixels are kept: with losses, exactly, or as black and white. */
  readonly content: 'photograph' | 'graphic' | 'bilevel';
};

export type ForeignPicture = {
  /** At least one. */
  readonly pages: readonly ForeignPage[];
  readonly isAnimated: boolean;
  /** Colour profile that belongs to the decoded pixels, where sharp doesn't know it. */
  readonly iccProfile: Uint8Array | null;
  /**
   * The pixels of a page, to be turned by `autoOrient`.
   * @param pageIndex 0-based
   * @throws PictureRefusedError, or what the decoder throws, when they are damaged
   */
  readonly decode: (pageIndex: number) => Promise<Sharp>;
};

/** A picture that can't be taken: why, and what to do. */
export class PictureRefusedError extends Error {
  readonly code: 'damaged' | 'kind' | 'too-complex';
  readonly said: Said;
  readonly fix: Said;
  constructor(code: PictureRefusedError['code'], said: Said, fix: Said) {
    super(spellOut(said));
    this.name = 'PictureRefusedError';
    this.code = code;
    this.said = said;
    this.fix = fix;
  }
}

const GET_ANOTHER = say`Get the picture again from where it came from, or open it in a viewer and save a copy.`;

export function refuseBrokenHead(): PictureRefusedError {
  return new PictureRefusedError(
    'damaged',
    say`The picture is damaged: its beginning is missing or broken.`,
    GET_ANOTHER,
  );
}

export function refuseIncomplete(): PictureRefusedError {
  return new PictureRefusedError('damaged', say`The picture is damaged: a part of it is missing.`, GET_ANOTHER);
}

/**
 * @param pixels how many are taken at most
 * @throws PictureRefusedError when a picture states no size, or one that would take all memory
 */
export function requireSaneSize(width: number, height: number, pixels: number = PDF_LIMITS.imagePixels): void {
  if (!(width >= 1 && height >= 1)) throw refuseBrokenHead();
  if (width * height <= pixels) return;
  const message = say`The picture has more than ${pixels / 1e6} megapixels.`;
  throw new PictureRefusedError('too-complex', message, say`Save a smaller copy, and add that.`);
}
