import { PDFPage } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { ownResources, wrapContents } from '../import/page-contents.ts';
import type { FieldText } from '../import/form-field.ts';
import type { ImportedPage } from '../import-pages.ts';
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
  wrapContents(page.leaf, {});
  ownResources(page.leaf);
  const target = PDFPage.of(page.leaf, page.ref, doc);
  for (const field of page.fieldTexts) {
    const { lines, size } = fitText(field, fonts);
    const [left, bottom, right, top] = field.rect;
    const height = lines.length * size * LINE_HEIGHT;
    const lowest = field.isMultiline ? top - PADDING - height : (bottom + top - height) / 2;
    lines.forEach((line, index) => {
      const spare = right - left - 2 * PADDING - line.width;
      const indent = { left: 0, center: spare / 2, right: spare }[field.align];
      const y = lowest + (lines.length - 1 - index) * size * LINE_HEIGHT + size * DESCENT;
      artist.drawLine(target, line, { x: left + PADDING + Math.max(0, indent), y, color: BLACK });
    });
  }
}

function fitText(
  field: FieldText,
  fonts: PacketFonts,
): { readonly lines: readonly ShapedLine[]; readonly size: number } {
  const width = Math.max(1, field.rect[2] - field.rect[0] - 2 * PADDING);
  const height = field.rect[3] - field.rect[1];
  const auto = field.isMultiline ? SIZE.usual : Math.min(SIZE.usual, height * SIZE.perHeight);
  for (let size = field.fontSize > 0 ? field.fontSize : auto; ; size *= 0.9) {
    const maxWidth = field.isMultiline ? width : Number.POSITIVE_INFINITY;
    const lines = layoutParagraph([{ text: field.text }], { fonts, size, maxWidth });
    const fits = lines.every((line) => line.width <= width) && lines.length * size * LINE_HEIGHT <= height + size;
    if (fits || size <= SIZE.least) return { lines, size };
  }
}
