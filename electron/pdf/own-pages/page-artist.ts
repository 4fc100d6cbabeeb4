import type { PDFDocument, PDFPage } from 'pdf-lib';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { ShapedLine } from '../text/shaped-run.ts';
import type { Color, OwnPage } from './own-page.ts';

export type PageArtist = {
  /** Adds the page at the end of the document and draws it. Its links are the caller's: see `OwnPage.links`. */
  draw(page: OwnPage): PDFPage;
  /**
   * Draws a line of text over an existing page (the frame band). x and y (baseline) are in the page's user space;
   * `matrix` turns the text with a page that has /Rotate.
   */
  drawLine(page: PDFPage, line: ShapedLine, place: LinePlace): void;
  /** Writes the fonts, once, after the last drawing: until then they are only promised objects. */
  finish(): Promise<void>;
};

export type LinePlace = {
  readonly x: number;
  readonly y: number;
  readonly color: Color;
  /** PDF matrix `[a b c d e f]` applied before x and y. */
  readonly matrix?: readonly [number, number, number, number, number, number];
};

/** Draws our own pages and texts into one document. */
export function createPageArtist(doc: PDFDocument, fonts: PacketFonts): PageArtist {
  throw new Error(`not built yet: ${doc.getPageCount()} ${fonts.regular.id}`);
}
