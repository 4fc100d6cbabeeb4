import { fileURLToPath } from 'node:url';
import type { PrintedMime } from '../../../shared/domain/evidence.ts';
import { writeOwnPages } from '../own-pages/write-own-pages.ts';
import { loadPacketFonts, withoutAddedFaces, type PacketFonts } from '../text/packet-fonts.ts';
import { readFontFiles } from '../text/read-font-files.ts';
import { layoutMail } from './layout-mail.ts';
import { layoutTable } from './layout-table.ts';
import { layoutText } from './layout-text.ts';
import type { PrintedFile } from './print-sheet.ts';
import { readMail } from './read-mail.ts';
import { readPlainText } from './read-plain-text.ts';
import { readTable } from './read-table.ts';

/** For tests and tools, which run from the sources; the application says where its fonts are. */
const SOURCE_FONTS = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

const loaded = new Map<string, PacketFonts>();

/** The faces that pages are measured with; read once in each thread. None of the user's: a file keeps its pages for ever. */
export function getPrintFonts(dir: string = SOURCE_FONTS): PacketFonts {
  const known = loaded.get(dir) ?? loadPacketFonts(readFontFiles(dir));
  loaded.set(dir, known);
  return known;
}

/**
 * Lays out the pages of a file that has none of its own. The same bytes give the same pages, in every packet: page numbers
 * of citations rest on it.
 * @throws when the bytes aren't what they were when they were taken in
 */
export async function layoutFile(bytes: Uint8Array, mime: PrintedMime, faces: PacketFonts): Promise<PrintedFile> {
  // Another font would be of another width, and the file of other pages than when it was taken in.
  const fonts = withoutAddedFaces(faces);
  switch (mime) {
    case 'message/rfc822':
      return layoutMail(need(await readMail(bytes)), fonts);
    case 'text/csv':
      return layoutTable(need(readTable(bytes)), fonts);
    case 'text/plain':
      return layoutText(need(readPlainText(bytes)), fonts);
  }
}

function need<Read>(read: Read | undefined): Read {
  if (read === undefined) throw new Error("it isn't the file that it was");
  return read;
}

/**
 * Prints a file as a PDF of its own. The same bytes give the same bytes.
 * @throws as `layoutFile`
 */
export async function printFile(bytes: Uint8Array, mime: PrintedMime, fonts: PacketFonts): Promise<Uint8Array> {
  const { pages } = await layoutFile(bytes, mime, fonts);
  return writeOwnPages(pages, fonts);
}
