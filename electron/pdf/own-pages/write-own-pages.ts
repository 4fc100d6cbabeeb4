import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFHexString, type PDFRef } from 'pdf-lib';
import { createPacketFile } from '../packet-file.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { OwnPage } from './own-page.ts';
import { createPageArtist } from './page-artist.ts';

/**
 * Writes pages of our own as a PDF of its own. The same pages give the same bytes: no date, no random id.
 * @param title the document's title; none when it is absent
 */
export async function writeOwnPages(
  pages: readonly OwnPage[],
  fonts: PacketFonts,
  title?: string,
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  context.flateStream = (contents, dict = {}) =>
    context.stream(deflateSync(contents), { ...dict, Filter: 'FlateDecode' });
  const artist = createPageArtist(doc, fonts);
  for (const page of pages) artist.draw(page);
  await artist.finish();
  await doc.flush();
  const parts: Uint8Array[] = [];
  const file = createPacketFile(context, { write: (part) => void parts.push(Uint8Array.from(part)) });
  const named = title === undefined ? {} : { Title: PDFHexString.fromText(title) };
  const info = context.register(context.obj({ Producer: 'Reinstate', ...named }));
  await file.finish({ root: context.trailerInfo.Root as PDFRef, info, id: new Uint8Array(16) });
  return Buffer.concat(parts);
}
