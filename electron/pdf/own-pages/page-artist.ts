import { PDFName, PDFOperator, PDFOperatorNames, type PDFDocument, type PDFPage } from 'pdf-lib';
import { listFaces, type PacketFonts } from '../text/packet-fonts.ts';
import type { ShapedLine, ShapedRun } from '../text/shaped-run.ts';
import { embedFace, type EmbeddedFace } from './embed-face.ts';
import type { BoxItem, Color, LineItem, OwnPage, PageItem, TextItem } from './own-page.ts';

export type PageArtist = {
  /** Adds the page at the end of the document and draws it. Its links are the caller's: see `OwnPage.links`. */
  draw(page: OwnPage): PDFPage;
  /** Draws a line of text over an existing page (the frame band), in the page's user space. */
  drawLine(page: PDFPage, line: ShapedLine, place: LinePlace): void;
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

/** A content-stream operator with its operands as they are written. */
type Operation = readonly [operator: PDFOperatorNames, ...operands: string[]];

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
  const writeText = (page: PDFPage, run: ShapedRun, size: number): readonly Operation[] =>
    run.glyphs.length === 0
      ? []
      : [
          [PDFOperatorNames.SetFontAndSize, getFontKey(page, run.faceId), format(size)],
          ...showRun(run, getFace(run.faceId), size),
        ];

  const writeItem = (page: PDFPage, item: PageItem): readonly Operation[] => {
    switch (item.kind) {
      case 'text':
        return writeTextItem(item, writeText(page, item.run, item.size));
      case 'line':
        return writeLineItem(item);
      case 'box':
        return writeBoxItem(item);
    }
  };

  return {
    draw: (ownPage) => {
      const page = doc.addPage([ownPage.width, ownPage.height]);
      const content = ownPage.items.flatMap((item) => writeItem(page, item)).map(formatOperation);
      page.node.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(content.join('\n'))));
      return page;
    },
    drawLine: (page, line, place) => {
      const operations: Operation[] = [[PDFOperatorNames.PushGraphicsState]];
      if (place.matrix) operations.push([PDFOperatorNames.ConcatTransformationMatrix, ...place.matrix.map(format)]);
      for (const { run, x, size } of line.runs) {
        const item: TextItem = { kind: 'text', run, x: place.x + x, y: place.y, size, color: place.color };
        operations.push(...writeItem(page, item));
      }
      operations.push([PDFOperatorNames.PopGraphicsState]);
      page.pushOperators(...operations.map(([operator, ...operands]) => PDFOperator.of(operator, operands)));
    },
    finish: async () => {
      if (isFinished) throw new Error('The fonts are written already.');
      isFinished = true;
      for (const face of embedded.values()) face.write();
    },
  };
}

function writeTextItem(item: TextItem, text: readonly Operation[]): readonly Operation[] {
  return [
    [PDFOperatorNames.BeginText],
    [PDFOperatorNames.NonStrokingColorRgb, ...item.color.map(format)],
    [PDFOperatorNames.MoveText, format(item.x), format(item.y)],
    ...text,
    [PDFOperatorNames.EndText],
  ];
}

function writeLineItem(item: LineItem): readonly Operation[] {
  return [
    [PDFOperatorNames.StrokingColorRgb, ...item.color.map(format)],
    [PDFOperatorNames.SetLineWidth, format(item.thickness)],
    [PDFOperatorNames.MoveTo, ...item.from.map(format)],
    [PDFOperatorNames.LineTo, ...item.to.map(format)],
    [PDFOperatorNames.StrokePath],
  ];
}

function writeBoxItem({ rect: [left, bottom, right, top], fill }: BoxItem): readonly Operation[] {
  return [
    [PDFOperatorNames.NonStrokingColorRgb, ...fill.map(format)],
    [PDFOperatorNames.AppendRectangle, ...[left, bottom, right - left, top - bottom].map(format)],
    [PDFOperatorNames.FillNonZero],
  ];
}

/** Shows glyphs with the shaper's kerning and mark positions: `TJ` moves the pen sideways, `Ts` up and down. */
function showRun(run: ShapedRun, face: EmbeddedFace, size: number): readonly Operation[] {
  const operations: Operation[] = [];
  let parts: string[] = [];
  let codes = '';
  let pen = 0; // where the shaper wants to be
  let reached = 0; // where the glyphs shown so far leave the reader
  let rise = 0;
  const endCodes = (): void => {
    if (codes !== '') parts.push(`<${codes}>`);
    codes = '';
  };
  const show = (): void => {
    endCodes();
    if (parts.length > 0) operations.push([PDFOperatorNames.ShowTextAdjusted, `[${parts.join(' ')}]`]);
    parts = [];
  };
  const setRise = (dy: number): void => {
    if (dy === rise) return;
    show();
    operations.push([PDFOperatorNames.SetTextRise, format((dy * size) / 1000)]);
    rise = dy;
  };
  for (const glyph of run.glyphs) {
    setRise(glyph.dy);
    const gap = pen + glyph.dx - reached;
    if (Math.abs(gap) > 0.05) {
      endCodes();
      parts.push(format(-gap));
      reached += gap;
    }
    codes += face.encode(glyph);
    reached += face.naturalWidth(glyph);
    pen += glyph.advance;
  }
  show();
  setRise(0);
  return operations;
}

function formatOperation([operator, ...operands]: Operation): string {
  return [...operands, operator].join(' ');
}

/** A number as PDF writes it: no exponent, at most three decimals. */
function format(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
