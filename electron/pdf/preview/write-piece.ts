import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import type { PDFRef } from 'pdf-lib';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';
import type { ExhibitPlacement, OwnPage } from '../own-pages/own-page.ts';
import { createPageArtist } from '../own-pages/page-artist.ts';
import { createPacketFile } from '../packet-file.ts';
import { placeSource, type PacketDraft } from '../packet/place-exhibits.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { addLayers } from '../write-packet.ts';

/** Some pages of an exhibit, with all that their frames say. */
export type ExhibitPieceOrder = {
  readonly exhibit: PacketExhibit;
  readonly placement: ExhibitPlacement;
  /** Source pages to draw, ascending; some of the exhibit's. */
  readonly pages: readonly number[];
  readonly paper: 'a4' | 'letter';
  readonly totalPages: number;
};

/** One page of our own as a PDF, drawn as the packet draws it. Its links are not in it. */
export async function writeOwnPiece(page: OwnPage, fonts: PacketFonts): Promise<Uint8Array> {
  const draft = await createDraft(fonts, { paper: 'letter', totalPages: 1 });
  const drawn = draft.artist.draw(page);
  return finishPiece(draft, [drawn.ref]);
}

/**
 * Pages of evidence as a PDF, made as the packet makes them: frames, marked copies, converted pictures, printed files.
 * @throws UnreadableSourceError
 */
export async function writeExhibitPiece(
  bytes: Uint8Array,
  { exhibit, placement, pages, paper, totalPages }: ExhibitPieceOrder,
  fonts: PacketFonts,
): Promise<Uint8Array> {
  const draft = await createDraft(fonts, { paper, totalPages });
  const source = await placeSource(bytes, [{ exhibit, placement }], draft, pages);
  addLayers(draft.doc, [source]);
  const inOrder = source.pages.toSorted((a, b) => a.pageNumber - b.pageNumber);
  return finishPiece(
    draft,
    inOrder.map(({ place }) => place.ref),
  );
}

async function createDraft(
  fonts: PacketFonts,
  { paper, totalPages }: Pick<PacketDraft, 'paper' | 'totalPages'>,
): Promise<PacketDraft> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  // It is looked at a moment later and thrown away: compressing would only take time.
  context.flateStream = (contents, dict = {}) => context.stream(contents, { ...dict });
  const pageTree = doc.catalog.get(PDFName.of('Pages')) as PDFRef;
  return { doc, pageTree, artist: createPageArtist(doc, fonts), fonts, paper, totalPages };
}

async function finishPiece({ doc, pageTree, artist }: PacketDraft, pages: readonly PDFRef[]): Promise<Uint8Array> {
  const { context } = doc;
  await artist.finish();
  context.assign(pageTree, context.obj({ Type: 'Pages', Kids: [...pages], Count: pages.length }));
  const chunks: Uint8Array[] = [];
  const file = createPacketFile(context, { write: (bytes) => void chunks.push(Uint8Array.from(bytes)) });
  const info = context.register(context.obj({ Producer: PDFString.of('Reinstate') }));
  await file.finish({ root: context.trailerInfo.Root as PDFRef, info, id: new Uint8Array(16) });
  return Buffer.concat(chunks);
}
