import { PDFName, PDFPage } from 'pdf-lib';
import type { PDFDocument, PDFPageLeaf, PDFRef } from 'pdf-lib';
import { ownResources, wrapContents } from './import/page-contents.ts';
import type { PageArtist } from './own-pages/page-artist.ts';
import { seePage, viewPage, type PageView } from './page-view.ts';
import { formatNumbers, type Box } from './source/pdf-values.ts';
import { layoutParagraph } from './text/layout-paragraph.ts';
import type { PacketFonts } from './text/packet-fonts.ts';
import { joinRuns, shapeText } from './text/shape-text.ts';
import type { ShapedLine, ShapedRun } from './text/shaped-run.ts';

/** Points. The height is that of a band with one line. */
const BAND = { height: 22, margin: 12, baseline: 7.5, fontSize: 8.5, smallestFontSize: 4 } as const;
/** Texts above the line: their size, from line to line, the room above them, and the narrowest band that they are set in. */
const NOTE = { fontSize: 8.5, leading: 11.5, gap: 6, leastWidth: 260 } as const;
const TEXT_COLOR = [0.2, 0.2, 0.2] as const;
/** A hairline at the top of the band, all of it inside the band. */
const RULE = { style: '0.72 G 0.5 w', drop: 0.25 + 0.5 } as const;

export type FrameTarget = {
  readonly doc: PDFDocument;
  readonly ref: PDFRef;
  readonly leaf: PDFPageLeaf;
};

/** A paragraph that stands in the band above its line. */
export type BandText = { readonly text: string; readonly bold: boolean };

/**
 * Adds a band below what a page shows and writes one line into it, e.g. `Exhibit B · 2 of 4 · Page 9 of 31`. The band
 * lies outside the page's own area: the page is made larger, its content stays byte for byte and is kept from drawing on
 * the band. Right for any /Rotate, /CropBox, /UserUnit and any origin.
 * @param above what the band says besides; it grows with it
 */
export function framePage(
  { doc, ref, leaf }: FrameTarget,
  text: string,
  artist: PageArtist,
  fonts: PacketFonts,
  above: readonly BandText[] = [],
): void {
  const { context } = doc;
  const view = viewPage(leaf);
  const line = fitLine(text, view.width - 2 * BAND.margin, fonts);
  // A picture of a few pixels makes a page narrower than the line; then the band is wider than the page.
  const width = Math.max(view.width, line.width + 2 * BAND.margin, above.length > 0 ? NOTE.leastWidth : 0);
  const notes = above.flatMap((paragraph) => setNote(paragraph, width - 2 * BAND.margin, fonts));
  const height = BAND.height + (notes.length > 0 ? NOTE.gap + notes.length * NOTE.leading : 0);
  const band = { ...view, width, origin: moveDown(view, height) };
  const enlarged = addBand(band);

  const matrix = seePage(band);
  const ruleY = height - RULE.drop;
  const rule = `q ${formatNumbers(matrix)} cm ${RULE.style} 0 ${formatNumbers([ruleY])} m ${formatNumbers([width, ruleY])} l S Q`;
  wrapContents(leaf, { clip: view.visible, after: rule });
  leaf.set(PDFName.of('MediaBox'), context.obj([...unite(view.mediaBox, enlarged)]));
  leaf.set(PDFName.of('CropBox'), context.obj([...enlarged]));
  ownResources(leaf);

  const page = PDFPage.of(leaf, ref, doc);
  const draw = (shaped: ShapedLine, x: number, y: number): void =>
    artist.drawLine(page, shaped, { x, y, color: TEXT_COLOR, matrix });
  notes.forEach((note, index) => draw(note, BAND.margin, height - NOTE.gap - (index + 0.8) * NOTE.leading));
  draw(line, width - BAND.margin - line.width, BAND.baseline);
}

function setNote({ text, bold }: BandText, maxWidth: number, fonts: PacketFonts): readonly ShapedLine[] {
  return layoutParagraph([{ text, bold }], { fonts, size: NOTE.fontSize, maxWidth });
}

/** One line at the usual size, or smaller on a page too narrow for it; never cut. */
function fitLine(text: string, maxWidth: number, fonts: PacketFonts): ShapedLine {
  const run = shapeBandText(text, fonts);
  const width = (run.width * BAND.fontSize) / 1000;
  const isTooWide = width > maxWidth;
  const size = isTooWide ? Math.max(BAND.smallestFontSize, (BAND.fontSize * maxWidth) / width) : BAND.fontSize;
  return { runs: [{ run, x: 0, size, spanIndex: 0, start: 0 }], width: (run.width * size) / 1000 };
}

/**
 * Digits are set one by one: so hundreds of pages, which differ only in their numbers, are shaped as one. Plain words
 * of our own need none of what layoutLine does besides.
 */
function shapeBandText(text: string, fonts: PacketFonts): ShapedRun {
  const [first = '', ...rest] = text.match(/\d|\D+/g) ?? [];
  const shape = (part: string): ShapedRun => shapeText(fonts.regular, part, false);
  return joinRuns([shape(first), ...rest.map(shape)], false);
}

/** The corner of a band of a height (in points) below what is shown. */
function moveDown({ origin, up, unit }: PageView, height: number): readonly [number, number] {
  return [origin[0] - (up[0] * height) / unit, origin[1] - (up[1] * height) / unit];
}

/** What is shown, with the band. */
function addBand({ visible, origin, right, width, unit }: PageView): Box {
  const [x, y] = origin;
  const end = [x + (right[0] * width) / unit, y + (right[1] * width) / unit] as const;
  return unite(visible, [Math.min(x, end[0]), Math.min(y, end[1]), Math.max(x, end[0]), Math.max(y, end[1])]);
}

function unite(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
