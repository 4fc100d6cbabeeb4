import { PDFPage } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { ownResources, wrapContents } from '../import/page-contents.ts';
import type { FieldText } from '../import/form-field.ts';
import type { ImportedPage } from '../import-pages.ts';
import { formatNumbers, type Matrix } from '../source/pdf-values.ts';
import type { PageArtist } from '../own-pages/page-artist.ts';
import { layoutParagraph } from '../text/layout-paragraph.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import type { ShapedLine } from '../text/shaped-run.ts';

/** Points. Fields whose file leaves the size to the viewer get the usual 12, or less in a low field. */
const SIZE = { usual: 12, least: 4, perHeight: 0.68 } as const;
const PADDING = 2;
const LINE_HEIGHT = 1.2;
/** How far above the lower edge of a line its baseline lies, in parts of the size. */
const DESCENT = 0.25;
const BLACK = [0, 0, 0] as const;

/**
 * Writes the values of form fields that their file gives no picture of, each into its own rectangle: all of the text,
 * smaller when it doesn't fit otherwise.
 */
export function drawFieldTexts(page: ImportedPage, doc: PDFDocument, artist: PageArtist, fonts: PacketFonts): void {
  if (page.fieldTexts.length === 0) return;
  const borders = page.fieldTexts.filter(({ hasBorder }) => hasBorder).map(({ rect }) => outline(rect));
  wrapContents(page.leaf, { after: `q 0 G 1 w ${borders.join(' ')} Q` });
  ownResources(page.leaf);
  const target = PDFPage.of(page.leaf, page.ref, doc);
  for (const field of page.fieldTexts) {
    const [width, height] = measureUpright(field);
    const { lines, size } = fitText(field, width, height, fonts);
    const matrix = turnUpright(field);
    const lineHeight = size * LINE_HEIGHT;
    const lowest = field.isMultiline
      ? height - PADDING - lines.length * lineHeight
      : (height - lines.length * lineHeight) / 2;
    lines.forEach((line, index) => {
      const spare = width - 2 * PADDING - line.width;
      const indent = { left: 0, center: spare / 2, right: spare }[field.align];
      const y = lowest + (lines.length - 1 - index) * lineHeight + size * DESCENT;
      artist.drawLine(target, line, { x: PADDING + Math.max(0, indent), y, color: BLACK, matrix });
    });
  }
}

/** Width and height of a field as its reader sees it. */
function measureUpright({ rect: [left, bottom, right, top], rotate }: FieldText): readonly [number, number] {
  return rotate === 90 || rotate === 270 ? [top - bottom, right - left] : [right - left, top - bottom];
}

/** Turns places in the field, from its lower left corner as read, into the page's user space. */
function turnUpright({ rect: [left, bottom, right, top], rotate }: FieldText): Matrix {
  switch (rotate) {
    case 90:
      return [0, 1, -1, 0, right, bottom];
    case 180:
      return [-1, 0, 0, -1, right, top];
    case 270:
      return [0, -1, 1, 0, left, top];
    default:
      return [1, 0, 0, 1, left, bottom];
  }
}

function outline([left, bottom, right, top]: FieldText['rect']): string {
  return `${formatNumbers([left + 0.5, bottom + 0.5, right - left - 1, top - bottom - 1])} re S`;
}

/** All of the text, in the field's own size or in the largest that fits, down to a size that can just be read. */
function fitText(
  field: FieldText,
  width: number,
  height: number,
  fonts: PacketFonts,
): { readonly lines: readonly ShapedLine[]; readonly size: number } {
  const inner = Math.max(1, width - 2 * PADDING);
  const auto = field.isMultiline ? SIZE.usual : Math.min(SIZE.usual, height * SIZE.perHeight);
  for (let size = field.fontSize > 0 ? field.fontSize : auto; ; size *= 0.9) {
    const maxWidth = field.isMultiline ? inner : Number.POSITIVE_INFINITY;
    const lines = layoutParagraph([{ text: field.text }], { fonts, size, maxWidth });
    const fits = lines.every((line) => line.width <= inner) && lines.length * size * LINE_HEIGHT <= height + size;
    if (fits || size <= SIZE.least) return { lines, size };
  }
}
