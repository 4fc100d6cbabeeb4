import { PDFName, PDFPage } from 'pdf-lib';
import type { PDFDocument, PDFPageLeaf, PDFRef } from 'pdf-lib';
import { ownResources, wrapContents } from './import/page-contents.ts';
import type { PageArtist } from './own-pages/page-artist.ts';
import { formatNumbers, readBox, type Box, type Matrix } from './source/pdf-values.ts';
import type { PacketFonts } from './text/packet-fonts.ts';
import { joinRuns, shapeText } from './text/shape-text.ts';
import type { ShapedLine, ShapedRun } from './text/shaped-run.ts';

/** Points. */
const BAND = { height: 22, margin: 12, baseline: 7.5, fontSize: 8.5, smallestFontSize: 4 } as const;
const TEXT_COLOR = [0.2, 0.2, 0.2] as const;
/** A hairline at the top of the band, all of it inside the band. */
const RULE = { style: '0.72 G 0.5 w', y: BAND.height - 0.25 - 0.5 } as const;

export type FrameTarget = {
  readonly doc: PDFDocument;
  readonly ref: PDFRef;
  readonly leaf: PDFPageLeaf;
};

/** A page's band, seen the way it is shown: where its lower left corner is, and which way is right and up. */
type Band = {
  readonly origin: readonly [number, number];
  readonly right: readonly [number, number];
  readonly up: readonly [number, number];
  /** Points as shown. */
  readonly width: number;
};

/**
 * Adds a band below what a page shows and writes one line into it, e.g. `Exhibit B · 2 of 4 · Page 9 of 31`. The band
 * lies outside the page's own area: the page is made larger, its content stays byte for byte and is kept from drawing on
 * the band. Right for any /Rotate, /CropBox, /UserUnit and any origin.
 */
export function framePage({ doc, ref, leaf }: FrameTarget, text: string, artist: PageArtist, fonts: PacketFonts): void {
  const { context } = doc;
  const mediaBox = readBox(context, leaf.get(PDFName.of('MediaBox'))) ?? [0, 0, 612, 792];
  const visible = readBox(context, leaf.get(PDFName.of('CropBox'))) ?? mediaBox;
  const rotate = Number(leaf.get(PDFName.of('Rotate'))?.toString() ?? 0);
  const unit = Number(leaf.get(PDFName.of('UserUnit'))?.toString() ?? 1);
  const seen = locateBand(visible, rotate, unit);
  const line = fitLine(text, seen.width - 2 * BAND.margin, fonts);
  // A picture of a few pixels makes a page narrower than the line; then the band is wider than the page.
  const band = { ...seen, width: Math.max(seen.width, line.width + 2 * BAND.margin) };
  const enlarged = addBand(visible, band, unit);

  const matrix = seeBand(band, unit);
  const rule = `q ${formatNumbers(matrix)} cm ${RULE.style} 0 ${RULE.y} m ${formatNumbers([band.width])} ${RULE.y} l S Q`;
  wrapContents(leaf, { clip: visible, after: rule });
  leaf.set(PDFName.of('MediaBox'), context.obj([...unite(mediaBox, enlarged)]));
  leaf.set(PDFName.of('CropBox'), context.obj([...enlarged]));
  ownResources(leaf);

  const x = band.width - BAND.margin - line.width;
  artist.drawLine(PDFPage.of(leaf, ref, doc), line, { x, y: BAND.baseline, color: TEXT_COLOR, matrix });
}

/** One line at the usual size, or smaller on a page too narrow for it; never cut. */
function fitLine(text: string, maxWidth: number, fonts: PacketFonts): ShapedLine {
  const run = shapeBandText(text, fonts);
  const width = (run.width * BAND.fontSize) / 1000;
  const isTooWide = width > maxWidth;
  const size = isTooWide ? Math.max(BAND.smallestFontSize, (BAND.fontSize * maxWidth) / width) : BAND.fontSize;
  return { runs: [{ run, x: 0, size, spanIndex: 0 }], width: (run.width * size) / 1000 };
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

/** The side of the box that is the lower one when the page is shown, turned clockwise by `rotate` degrees. */
function locateBand([x1, y1, x2, y2]: Box, rotate: number, unit: number): Band {
  const height = BAND.height / unit;
  const [across, along] = [(x2 - x1) * unit, (y2 - y1) * unit];
  switch (rotate) {
    case 90:
      return { origin: [x2 + height, y1], right: [0, 1], up: [-1, 0], width: along };
    case 180:
      return { origin: [x2, y2 + height], right: [-1, 0], up: [0, -1], width: across };
    case 270:
      return { origin: [x1 - height, y2], right: [0, -1], up: [1, 0], width: along };
    default:
      return { origin: [x1, y1 - height], right: [1, 0], up: [0, 1], width: across };
  }
}

/** Turns places on the band, in points as shown from its lower left corner, into the page's user space. */
function seeBand({ origin, right, up }: Band, unit: number): Matrix {
  return [right[0] / unit, right[1] / unit, up[0] / unit, up[1] / unit, origin[0], origin[1]];
}

function addBand(visible: Box, { origin, right, width }: Band, unit: number): Box {
  const [x, y] = origin;
  const end = [x + (right[0] * width) / unit, y + (right[1] * width) / unit] as const;
  return unite(visible, [Math.min(x, end[0]), Math.min(y, end[1]), Math.max(x, end[0]), Math.max(y, end[1])]);
}

function unite(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
