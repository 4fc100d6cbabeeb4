import { PDFName, PDFOperator, PDFOperatorNames, type PDFDocument, type PDFPage } from 'pdf-lib';
import { listFaces, type PacketFonts } from '../text/packet-fonts.ts';
import { inReadingOrder, type ShapedLine } from '../text/shaped-run.ts';
import { embedFace, type EmbeddedFace } from './embed-face.ts';
import type { Color, OwnPage, PageItem } from './own-page.ts';
import {
  formatNumber,
  formatOperation,
  writeItem,
  writeMarks,
  writeUnseenText,
  type Operation,
  type PageFont,
  type UnseenText,
} from './page-operations.ts';

export type PageArtist = {
  /** Adds the page at the end of the document and draws it. Its links are the caller's: see `OwnPage.links`. */
  draw(page: OwnPage): PDFPage;
  /** Draws a line of text over an existing page (the frame band), in the page's user space. */
  drawLine(page: PDFPage, line: ShapedLine, place: LinePlace): void;
  /** Lays text that can't be seen over an existing page. `matrix` as in LinePlace. */
  drawUnseen(page: PDFPage, texts: readonly UnseenText[], matrix: NonNullable<LinePlace['matrix']>): void;
  /** Writes the fonts, once, after the last drawing: until then they are only promised objects. */
  finish(): Promise<void>;
};

export type LinePlace = {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly color: Color;
  /** PDF matrix `[a b c d e f]` that turns x and y into the page's user space, for pages with /Rotate. */
  readonly matrix?: readonly [number, number, number, number, number, number];
};

export type PageArtistOptions = {
  /** False embeds the whole font files; only for comparing. */
  readonly subset?: boolean;
};

function placeLine(line: ShapedLine, { x: left, y, color }: LinePlace): readonly PageItem[] {
  return inReadingOrder(line.runs).map(({ run, x, size, thicken = false }) => {
    return { kind: 'text', run, x: left + x, y, size, color, thicken };
  });
}

/** Draws our own pages and texts into one document; each face is embedded once, with the glyphs that were drawn. */
export function createPageArtist(doc: PDFDocument, fonts: PacketFonts, options: PageArtistOptions = {}): PageArtist {
  const faces = new Map(listFaces(fonts).map((face) => [face.id, face]));
  const embedded = new Map<string, EmbeddedFace>();
  const keysByPage = new WeakMap<PDFPage, Map<string, PDFName>>();
  let isFinished = false;

  const getFace = (faceId: string): EmbeddedFace => {
    if (isFinished) throw new Error('The fonts are written already; draw before finish().');
    let face = embedded.get(faceId);
    if (!face) {
      const source = faces.get(faceId);
      if (!source) throw new Error(`No font "${faceId}" in this packet.`);
      face = embedFace(doc.context, source, options.subset ?? true);
      embedded.set(faceId, face);
    }
    return face;
  };
  const getFontKey = (page: PDFPage, faceId: string): string => {
    let keys = keysByPage.get(page);
    if (!keys) keysByPage.set(page, (keys = new Map()));
    let key = keys.get(faceId);
    if (!key) {
      key = page.node.newFontDictionary('Own', getFace(faceId).ref);
      keys.set(faceId, key);
    }
    return key.asString();
  };
  const getFont = (page: PDFPage, faceId: string): PageFont => ({
    key: getFontKey(page, faceId),
    face: getFace(faceId),
  });
  const write = (page: PDFPage, items: readonly PageItem[]): readonly Operation[] => {
    const find = (faceId: string): PageFont => getFont(page, faceId);
    return [...items.flatMap((item) => writeItem(item, find)), ...items.flatMap((item) => writeMarks(item, find))];
  };

  return {
    draw: (ownPage) => {
      const page = doc.addPage([ownPage.width, ownPage.height]);
      const content = write(page, ownPage.items).map(formatOperation);
      page.node.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(content.join('\n'))));
      return page;
    },
    drawLine: (page, line, place) => {
      push(page, transform(write(page, placeLine(line, place)), place.matrix));
    },
    drawUnseen: (page, texts, matrix) => {
      const operations = writeUnseenText(texts, (faceId) => getFont(page, faceId));
      push(page, transform(operations, matrix));
    },
    finish: async () => {
      if (isFinished) throw new Error('The fonts are written already.');
      isFinished = true;
      for (const face of embedded.values()) face.write();
    },
  };
}

function push(page: PDFPage, operations: readonly Operation[]): void {
  page.pushOperators(...operations.map(([operator, ...operands]) => PDFOperator.of(operator, operands)));
}

/** Operations in a graphics state of their own. */
function transform(operations: readonly Operation[], matrix: LinePlace['matrix']): readonly Operation[] {
  const move: readonly Operation[] = matrix
    ? [[PDFOperatorNames.ConcatTransformationMatrix, ...matrix.map(formatNumber)]]
    : [];
  return [[PDFOperatorNames.PushGraphicsState], ...move, ...operations, [PDFOperatorNames.PopGraphicsState]];
}
