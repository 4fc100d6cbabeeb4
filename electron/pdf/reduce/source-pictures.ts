import { PDFContext, type PDFRawStream } from 'pdf-lib';
import { isPrinted } from '../../../shared/domain/evidence.ts';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';
import { openPdf, type OpenedPdf } from '../open-pdf.ts';
import { createPageEmbedder, type PictureMime } from '../packet/embed-pages.ts';
import type { EmbeddedPicture } from '../embed-picture.ts';
import { listPlacements } from './list-placements.ts';
import { measureDpi } from './measure-picture.ts';
import { canReduce } from './open-samples.ts';

/** A picture of a source that can be given another form. */
export type SourcePicture = {
  readonly stream: PDFRawStream;
  /** At the largest size at which the packet shows it. */
  readonly dpi: number;
};

/** Exhibits that show the same file. */
export type SourceExhibits = readonly Pick<PacketExhibit, 'source' | 'pages'>[];

/**
 * The pictures that a source's exhibits show, by what they are called within it: the object's number in a PDF, the page
 * (`p1`) of a picture file. Vectors and text are no pictures; files without pages of their own have none.
 */
export async function listSourcePictures(
  bytes: Uint8Array,
  exhibits: SourceExhibits,
  paper: 'a4' | 'letter',
): Promise<ReadonlyMap<string, SourcePicture>> {
  const mime = exhibits[0]?.source.mime;
  const pages = [...new Set(exhibits.flatMap((exhibit) => exhibit.pages))].sort((a, b) => a - b);
  if (mime === undefined || isPrinted(mime)) return new Map();
  if (mime !== 'application/pdf') return listFilePictures(bytes, mime, pages, paper);
  const opening = await openPdf(bytes);
  return opening.ok ? listPdfPictures(opening.pdf, pages) : new Map();
}

/** How a picture of a PDF is called. */
export function namePdfPicture(objectNumber: number): string {
  return `object ${objectNumber}`;
}

/** How a page of a picture file is called. @param pageNumber 1-based */
export function nameFilePicture(pageNumber: number): string {
  return `page ${pageNumber}`;
}

function listPdfPictures(pdf: OpenedPdf, pageNumbers: readonly number[]): ReadonlyMap<string, SourcePicture> {
  const names = new Map(
    pdf.context.enumerateIndirectObjects().map(([ref, object]) => [object, namePdfPicture(ref.objectNumber)]),
  );
  const pictures = new Map<string, SourcePicture>();
  for (const page of pdf.pages.filter(({ pageNumber }) => pageNumbers.includes(pageNumber))) {
    for (const placement of listPlacements(page, pdf)) {
      const { stream } = placement;
      const name = names.get(stream);
      const dpi = measureDpi(placement, page.userUnit);
      const known = name === undefined ? undefined : pictures.get(name);
      if (name === undefined || !Number.isFinite(dpi) || (!known && !canReduce(stream))) continue;
      pictures.set(name, { stream, dpi: Math.min(dpi, known?.dpi ?? dpi) });
    }
  }
  return pictures;
}

async function listFilePictures(
  bytes: Uint8Array,
  mime: PictureMime,
  pageNumbers: readonly number[],
  paper: 'a4' | 'letter',
): Promise<ReadonlyMap<string, SourcePicture>> {
  const embedder = createPageEmbedder(bytes, mime, PDFContext.create(), paper);
  const pictures = new Map<string, SourcePicture>();
  for (const pageNumber of pageNumbers) {
    // What can't be read is named when the packet is written.
    const picture = await embedder.embed(pageNumber).catch(() => undefined);
    if (!picture || !canReduce(picture.stream)) continue;
    pictures.set(nameFilePicture(pageNumber), { stream: picture.stream, dpi: findFileDpi(picture) });
  }
  return pictures;
}

function findFileDpi({ stream, pageSize, orientation }: EmbeddedPicture): number {
  const isTurned = orientation >= 5;
  const [across, up] = isTurned ? [pageSize.height, pageSize.width] : [pageSize.width, pageSize.height];
  const matrix = [across, 0, 0, up, 0, 0] as const;
  return measureDpi({ stream, matrix }, 1);
}
