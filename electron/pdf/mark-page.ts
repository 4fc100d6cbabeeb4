import { PDFDict, PDFName, PDFPage } from 'pdf-lib';
import type { MarkedCopy } from '../../shared/domain/packet.ts';
import type { PageArea } from '../../shared/domain/page-text.ts';
import type { FrameTarget } from './frame-page.ts';
import { ownResources, wrapContents } from './import/page-contents.ts';
import type { PageArtist } from './own-pages/page-artist.ts';
import { seePage, viewPage, type PageView } from './page-view.ts';
import { formatNumbers } from './source/pdf-values.ts';
import { layoutParagraph } from './text/layout-paragraph.ts';
import type { PacketFonts } from './text/packet-fonts.ts';
import type { ShapedLine } from './text/shaped-run.ts';

/** Light enough for print under it; the edge shows where the page is dark, and on paper without colour. Points. */
const MARK = { fill: '1 0.92 0.2 rg', edge: '0.75 0.5 0 RG 0.75 w' } as const;
const NUMBER = { fontSize: 7.5, padding: 1.6, height: 9.5, baseline: 2.2, gap: 1.5 } as const;
const NUMBER_COLOR = [0.1, 0.11, 0.13] as const;

/** Left, bottom, width, height as shown; points from the page's lower left corner. */
type Place = readonly [number, number, number, number];

/** A highlight with the number of its note; null when numbers aren't needed. */
type Numbered = { readonly rectangles: readonly PageArea[]; readonly number: number | null };

/**
 * Marks a copy of a page: rectangles that darken to yellow what is below them, so that print stays readable, and the
 * numbers of their notes when there are several. The page's own content stays byte for byte.
 */
export function markPage(
  { doc, ref, leaf }: FrameTarget,
  highlights: MarkedCopy['highlights'],
  artist: PageArtist,
  fonts: PacketFonts,
): void {
  const view = viewPage(leaf);
  const matrix = seePage(view);
  const places = highlights.flatMap(({ rectangles }) => rectangles.map((area) => placeArea(area, view)));
  const path = places.map((place) => `${formatNumbers(place)} re`).join(' ');
  const multiply = addMultiply(leaf);
  const fill = `q ${formatNumbers(matrix)} cm /${multiply} gs ${MARK.fill} ${path} f Q`;
  const edge = `q ${formatNumbers(matrix)} cm ${MARK.edge} ${path} S Q`;
  const labels = numberNotes(highlights).flatMap((highlight) => placeNumber(highlight, view, fonts));
  const boxes = labels.map(({ box }) => `${formatNumbers(box)} re`).join(' ');
  const numbers = labels.length > 0 ? `\nq ${formatNumbers(matrix)} cm ${MARK.fill} ${MARK.edge} ${boxes} B Q` : '';
  wrapContents(leaf, { after: `${fill}\n${edge}${numbers}` });
  const page = PDFPage.of(leaf, ref, doc);
  for (const { line, box } of labels) {
    const place = { x: box[0] + NUMBER.padding, y: box[1] + NUMBER.baseline, color: NUMBER_COLOR, matrix };
    artist.drawLine(page, line, place);
  }
}

/** The notes of a marked copy as its band prints them, with the numbers that stand at their marks. */
export function listNotes(highlights: MarkedCopy['highlights']): readonly string[] {
  return numberNotes(highlights).flatMap(({ number }, index) => {
    const note = highlights[index]?.note ?? '';
    if (note === '') return [];
    return [number === null ? `Note: ${note}` : `${number}: ${note}`];
  });
}

/** One note needs no number; of several, each has one, in reading order. */
function numberNotes(highlights: MarkedCopy['highlights']): readonly Numbered[] {
  const isNumbered = highlights.filter(({ note }) => note !== '').length > 1;
  let next = 0;
  return highlights.map(({ rectangles, note }) => {
    if (!isNumbered || note === '') return { rectangles, number: null };
    next += 1;
    return { rectangles, number: next };
  });
}

function placeArea({ left, top, width, height }: PageArea, page: PageView): Place {
  const bottom = Math.max(0, 1 - top - height);
  return [left * page.width, bottom * page.height, width * page.width, height * page.height];
}

/** To the left of the first rectangle, at its top; inside it at the page's edge. */
function placeNumber(
  { rectangles: [first], number }: Numbered,
  view: PageView,
  fonts: PacketFonts,
): readonly { readonly line: ShapedLine; readonly box: Place }[] {
  if (!first || number === null) return [];
  const [line] = layoutParagraph([{ text: String(number), bold: true }], {
    fonts,
    size: NUMBER.fontSize,
    maxWidth: Infinity,
  });
  if (!line) return [];
  const [left, bottom, , height] = placeArea(first, view);
  const width = line.width + 2 * NUMBER.padding;
  const x = left - width - NUMBER.gap;
  const y = Math.max(0, bottom + height - NUMBER.height);
  return [{ line, box: [x >= 0 ? x : left, y, width, NUMBER.height] }];
}

/** Adds the graphics state that multiplies colours. Returns its name. */
function addMultiply(leaf: FrameTarget['leaf']): string {
  const states = ownResources(leaf).lookup(PDFName.of('ExtGState'), PDFDict);
  let name = 'Marks';
  for (let number = 1; states.has(PDFName.of(name)); number += 1) name = `Marks${number}`;
  states.set(PDFName.of(name), leaf.context.obj({ Type: 'ExtGState', BM: 'Multiply', ca: 1, CA: 1, SMask: 'None' }));
  return name;
}
