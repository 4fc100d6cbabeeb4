import { PDFRawStream, type PDFContext } from 'pdf-lib';
import type { EmbeddedPicture } from '../embed-picture.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { makeReducedStream, type ReducedData } from './encode-picture.ts';
import { nameFilePicture, namePdfPicture } from './source-pictures.ts';

/**
 * Puts reduced pictures in the place of a source's own, before anything is copied: pages, their content and everything
 * else stay as they are.
 * @param reduced by the names of `listSourcePictures`
 */
export function replacePdfPictures({ context }: OpenedPdf, reduced: ReadonlyMap<string, ReducedData>): void {
  if (reduced.size === 0) return;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const data = reduced.get(namePdfPicture(ref.objectNumber));
    if (data && object instanceof PDFRawStream) context.assign(ref, makeReducedStream(object, data, context));
  }
}

/**
 * The same for a page of a picture file, in the document that it was put into. Its page keeps its size.
 * @param pageNumber 1-based
 */
export function replaceFilePicture(
  picture: EmbeddedPicture,
  pageNumber: number,
  reduced: ReadonlyMap<string, ReducedData>,
  target: PDFContext,
): EmbeddedPicture {
  const data = reduced.get(nameFilePicture(pageNumber));
  if (!data) return picture;
  const stream = makeReducedStream(picture.stream, data, target);
  target.assign(picture.image, stream);
  return { ...picture, stream };
}
