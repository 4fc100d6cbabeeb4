import type { PictureMime } from '../packet/embed-pages.ts';
import type { UnreadReason } from '../../../shared/domain/ocr.ts';
import { readPageContent } from '../intake/page-content.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { convertPicture } from '../pictures/convert-picture.ts';
import { openForeignPicture } from '../pictures/open-foreign-picture.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { composePage, type PlacedPicture } from './compose-page.ts';
import { measureDisplay, multiply, toDisplay } from './displayed-page.ts';
import type { GreyPage } from './ocr-engine.ts';
import { readImage } from './read-image.ts';

/** A page brought into the shape that the engine reads, or why that can't be done. */
export type Scan =
  | { readonly kind: 'page'; readonly page: GreyPage }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unread'; readonly reason: UnreadReason };

/** More pictures than the strips of any scanner; a drawing made of them. */
const MAX_PICTURES = 400;
const POINTS_PER_INCH = 72;
/** Photographs don't say how large the paper was: as large as a letter. */
const PAPER_INCHES = 11;

/** Pages (1-based) that have no text of their own, seen or unseen. Only these are ever recognised. */
export function listScanPages(pdf: OpenedPdf): readonly number[] {
  return pdf.pages.filter((page) => readPageContent(page, pdf)?.hasText !== true).map(({ pageNumber }) => pageNumber);
}

/**
 * The pictures of a PDF's page as it shows them, upright by /Rotate. Nothing else of the page is drawn: a page whose
 * words are outlines or pictures within forms can't be read.
 * @throws what decoding throws
 */
export async function readPdfScan(pdf: OpenedPdf, pageNumber: number): Promise<Scan> {
  const page = pdf.pages[pageNumber - 1];
  const content = page && readPageContent(page, pdf);
  if (!page || !content) return { kind: 'unread', reason: 'failed' };
  if (content.paintsNothing) return { kind: 'blank' };
  if (content.pictures.length === 0 || content.pictures.length > MAX_PICTURES)
    return { kind: 'unread', reason: 'composed' };
  const pictures: PlacedPicture[] = [];
  for (const { stream, matrix } of content.pictures) {
    const picture = await readImage(stream);
    if (!picture) return { kind: 'unread', reason: 'format' };
    pictures.push({ picture, matrix: multiply(matrix, toDisplay(page)) });
  }
  const [across, up] = measureDisplay(page);
  const inches = (length: number): number => (length * page.userUnit) / POINTS_PER_INCH;
  const composed = await composePage(pictures, [inches(across), inches(up)]);
  return composed ? { kind: 'page', page: composed } : { kind: 'unread', reason: 'composed' };
}

/**
 * A page of a picture, turned as its file says.
 * @param pageNumber 1-based
 * @throws what decoding throws
 */
export async function readPictureScan(bytes: Uint8Array, mime: PictureMime, pageNumber: number): Promise<Scan> {
  const { default: sharp } = await import('sharp');
  const isOwn = mime === 'image/jpeg' || mime === 'image/png';
  const converted = isOwn ? bytes : (await convertPicture(await openForeignPicture(bytes, mime), pageNumber - 1)).bytes;
  // The packet shows PNG as it is stored.
  const isTurned = mime !== 'image/png';
  const source = sharp(converted, { failOn: 'none', limitInputPixels: PDF_LIMITS.imagePixels });
  const { data, info } = await (isTurned ? source.autoOrient() : source)
    .flatten({ background: '#ffffff' })
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const density = Math.max(width, height) / PAPER_INCHES;
  const picture = { width, height, grey: data };
  const page = await composePage([{ picture, matrix: [1, 0, 0, -1, 0, 1] }], [width / density, height / density]);
  return page ? { kind: 'page', page } : { kind: 'unread', reason: 'failed' };
}
