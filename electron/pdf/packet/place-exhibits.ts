import { PDFName, type PDFDocument, type PDFPageLeaf, type PDFRef } from 'pdf-lib';
import { isPrinted, type PrintedMime } from '../../../shared/domain/evidence.ts';
import { listExhibitSheets } from '../../../shared/domain/exhibit-sheets.ts';
import type { MarkedCopy, PacketExhibit } from '../../../shared/domain/packet.ts';
import type { PageWord } from '../../../shared/domain/page-text.ts';
import { drawUnseenWords } from '../draw-unseen-words.ts';
import { makePicturePage } from '../embed-picture.ts';
import { framePage, type BandText } from '../frame-page.ts';
import { listSourceBookmarks } from '../import/source-outline.ts';
import { createPageImporter, type ImportedPage } from '../import-pages.ts';
import { listNotes, markPage } from '../mark-page.ts';
import { openPdf, type OpenedPdf } from '../open-pdf.ts';
import { labelMarkedCopy, MARKED_COPY_POSITION } from '../own-pages/own-page-texts.ts';
import type { ExhibitPlacement } from '../own-pages/own-page.ts';
import type { PageArtist } from '../own-pages/page-artist.ts';
import type { ReducedData } from '../reduce/encode-picture.ts';
import type { PacketReductions } from '../reduce/reduce-pictures.ts';
import { replaceFilePicture, replacePdfPictures } from '../reduce/replace-pictures.ts';
import { hasLostParts } from '../source/find-loss.ts';
import { readBox } from '../source/pdf-values.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { adoptBookmarks, type Bookmark, type PagePlace } from './bookmarks.ts';
import { drawFieldTexts } from './draw-field-texts.ts';
import { createPageEmbedder, type PictureMime } from './embed-pages.ts';
import { createFingerprinter, fingerprintStream, type PageFingerprint } from './page-fingerprint.ts';
import { spellOut } from '../../../shared/domain/said.ts';

export type PlacedExhibit = { readonly exhibit: PacketExhibit; readonly placement: ExhibitPlacement };

/** The document that a packet is being made in. */
export type PacketDraft = {
  readonly doc: PDFDocument;
  readonly pageTree: PDFRef;
  readonly artist: PageArtist;
  readonly fonts: PacketFonts;
  readonly paper: 'a4' | 'letter';
  readonly totalPages: number;
  /** Pictures that take the place of the sources' own; none when absent. */
  readonly reductions?: PacketReductions;
};

/** A page of evidence in the packet. */
export type PlacedPage = {
  readonly pageNumber: number;
  readonly place: PagePlace;
  readonly fingerprint: PageFingerprint;
};

export type PlacedSource = {
  readonly pages: readonly PlacedPage[];
  /** The source's own bookmarks, by the label of the exhibit that shows it. */
  readonly bookmarks: ReadonlyMap<string, readonly Bookmark[]>;
  readonly layers: readonly { readonly ref: PDFRef; readonly isHidden: boolean }[];
};

/** A source that can't be put into the packet after all. `page` of the source, when it is known. */
export class UnreadableSourceError extends Error {
  readonly page: number | null;
  constructor(reason: string, page: number | null) {
    super(reason);
    this.name = 'UnreadableSourceError';
    this.page = page;
  }
}

/**
 * Puts one source into the packet: all exhibits that show it at once, so that it is read once and what its pages draw is
 * stored once.
 * @param only source pages to put in, numbered as if all were there; all when absent
 * @throws UnreadableSourceError
 */
export async function placeSource(
  bytes: Uint8Array,
  placed: readonly PlacedExhibit[],
  draft: PacketDraft,
  only?: readonly number[],
): Promise<PlacedSource> {
  const mime = placed[0]?.exhibit.source.mime;
  if (mime !== undefined && mime !== 'application/pdf' && !isPrinted(mime)) {
    return placePicture(bytes, mime, placed, draft, only);
  }
  const source = mime !== undefined && isPrinted(mime) ? await print(bytes, mime, draft) : bytes;
  const opening = await openPdf(source);
  if (!opening.ok) throw new UnreadableSourceError(spellOut(opening.problem.reason), null);
  replacePdfPictures(opening.pdf, listReduced(placed, draft));
  return placePdf(source, opening.pdf, placed, draft, only);
}

function listReduced(placed: readonly PlacedExhibit[], { reductions }: PacketDraft): ReadonlyMap<string, ReducedData> {
  return reductions?.listFor(placed[0]?.exhibit.source.sha256 ?? '') ?? new Map();
}

/** The pages of a file that has none of its own, as a PDF; from there on it is like any other. */
async function print(bytes: Uint8Array, mime: PrintedMime, { fonts }: PacketDraft): Promise<Uint8Array> {
  try {
    // Readers of mails and tables are large, and most packets have none.
    const { printFile } = await import('../printed/print-file.ts');
    return await printFile(bytes, mime, fonts);
  } catch (error) {
    throw new UnreadableSourceError(error instanceof Error ? error.message : "it can't be read", null);
  }
}

function placePdf(
  bytes: Uint8Array,
  pdf: OpenedPdf,
  placed: readonly PlacedExhibit[],
  draft: PacketDraft,
  only?: readonly number[],
): PlacedSource {
  const importer = createPageImporter(pdf, draft.doc.context, draft.pageTree);
  const fingerprint = createFingerprinter(pdf);
  const sourceBookmarks = listSourceBookmarks(pdf);
  const bookmarks = new Map<string, readonly Bookmark[]>();
  const pages = placed.flatMap(({ exhibit, placement }) => {
    const beyond = exhibit.pages.find((page) => page > pdf.pages.length);
    if (beyond) throw new UnreadableSourceError(`it has ${pdf.pages.length} pages`, beyond);
    const offsets = mapSheetOffsets(exhibit);
    const numberOf = (page: number): number => placement.firstPage + (offsets.get(page) ?? -1);
    bookmarks.set(
      exhibit.label,
      adoptBookmarks(sourceBookmarks, (page) => (exhibit.pages.includes(page) ? numberOf(page) : undefined)),
    );
    const place = (page: ImportedPage, copy: MarkedCopy | null): PlacedPage => {
      drawFieldTexts(page, draft.doc, draft.artist, draft.fonts);
      const sourcePage = page.source.pageNumber;
      const pageNumber = numberOf(sourcePage) + (copy ? 1 : 0);
      const words = copy ? [] : listWords(exhibit, sourcePage);
      return {
        pageNumber,
        place: finishEvidencePage(page, { pageNumber, sourcePage, copy, words }, exhibit, draft),
        fingerprint: fingerprint(sourcePage),
      };
    };
    const clean = importer.importPages(only ?? exhibit.pages).map((page) => place(page, null));
    // Each on its own: a link on a copy must not lead to another copy.
    const wanted = exhibit.markedCopies.filter(({ page }) => only?.includes(page) ?? true);
    const copies = wanted.flatMap((copy) => importer.importPages([copy.page]).map((page) => place(page, copy)));
    return [...clean, ...copies];
  });
  if (hasLostParts(bytes, pdf, importer.listMissing())) {
    throw new UnreadableSourceError('parts of its pages are missing', null);
  }
  return { pages, bookmarks, layers: importer.listLayers() };
}

async function placePicture(
  bytes: Uint8Array,
  mime: PictureMime,
  placed: readonly PlacedExhibit[],
  draft: PacketDraft,
  only?: readonly number[],
): Promise<PlacedSource> {
  const { context } = draft.doc;
  const pages: PlacedPage[] = [];
  const embedder = createPageEmbedder(bytes, mime, context, draft.paper);
  const reduced = listReduced(placed, draft);
  for (const { exhibit, placement } of placed) {
    for (const [index, { page, copy }] of listExhibitSheets(exhibit).entries()) {
      if (only && !only.includes(page)) continue;
      const embedded = await embedder.embed(page).catch((error: unknown) => {
        throw new UnreadableSourceError(error instanceof Error ? error.message : "it can't be read", page);
      });
      const picture = replaceFilePicture(embedded, page, reduced, context);
      const leaf = makePicturePage(picture, context, draft.pageTree);
      const pageNumber = placement.firstPage + index;
      pages.push({
        pageNumber,
        place: finishEvidencePage(
          { ref: context.register(leaf), leaf },
          { pageNumber, sourcePage: page, copy, words: copy ? [] : listWords(exhibit, page) },
          exhibit,
          draft,
        ),
        fingerprint: { contents: [], resources: new Set([fingerprintStream(picture.stream)]) },
      });
    }
  }
  return { pages, bookmarks: new Map(), layers: [] };
}

/** How far behind an exhibit's first page each of its clean pages stands, by page of the source. */
function mapSheetOffsets(exhibit: PacketExhibit): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  listExhibitSheets(exhibit).forEach(({ page, copy }, offset) => {
    if (!copy && !offsets.has(page)) offsets.set(page, offset);
  });
  return offsets;
}

type EvidenceSheet = {
  /** Of the packet. */
  readonly pageNumber: number;
  readonly sourcePage: number;
  readonly copy: MarkedCopy | null;
  /** To lie unseen over it. */
  readonly words: readonly PageWord[];
};

function listWords(exhibit: PacketExhibit, sourcePage: number): readonly PageWord[] {
  return exhibit.recognised?.find(({ page }) => page === sourcePage)?.words ?? [];
}

/** Adds the marks of a copy, and the frame where the page has one; says where links to the page land. */
function finishEvidencePage(
  page: { readonly ref: PDFRef; readonly leaf: PDFPageLeaf },
  { pageNumber, sourcePage, copy, words }: EvidenceSheet,
  exhibit: PacketExhibit,
  { doc, artist, fonts, totalPages }: PacketDraft,
): PagePlace {
  const corner = findUpperLeft(page.leaf);
  const target = { doc, ...page };
  const frame = (position: string, above: readonly BandText[]): void => {
    const text = `Exhibit ${exhibit.label} · ${position} · Page ${pageNumber} of ${totalPages}`;
    framePage(target, text, artist, fonts, above);
  };
  if (words.length > 0) drawUnseenWords(target, words, artist, fonts);
  if (copy) {
    markPage(target, copy.highlights, artist, fonts);
    frame(MARKED_COPY_POSITION, [
      { text: labelMarkedCopy(exhibit.label, pageNumber - 1), bold: true },
      ...listNotes(copy.highlights).map((text) => ({ text, bold: false })),
    ]);
  } else if (exhibit.frame) {
    frame(`${exhibit.pages.indexOf(sourcePage) + 1} of ${exhibit.pages.length}`, []);
  }
  return { ref: page.ref, ...corner };
}

/** The corner of a page's user space that is at the upper left when the page is shown. */
function findUpperLeft(leaf: PDFPageLeaf): { readonly left: number; readonly top: number } {
  const mediaBox = readBox(leaf.context, leaf.get(PDFName.of('MediaBox'))) ?? [0, 0, 612, 792];
  const [x1, y1, x2, y2] = readBox(leaf.context, leaf.get(PDFName.of('CropBox'))) ?? mediaBox;
  const rotate = Number(leaf.get(PDFName.of('Rotate'))?.toString() ?? 0);
  if (rotate === 90) return { left: x1, top: y1 };
  if (rotate === 180) return { left: x2, top: y1 };
  return { left: rotate === 270 ? x2 : x1, top: y2 };
}
