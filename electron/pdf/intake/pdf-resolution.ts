import { PDFName, PDFRawStream } from 'pdf-lib';
import type { OpenedPdf } from '../open-pdf.ts';
import { asDict, findDict, findNumber } from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';

/** How far the shape of a picture may differ from that of the page that it fills. */
const SHAPE_TOLERANCE = 0.06;

/**
 * The lowest resolution of the pages that are one picture (scans), in dots per inch; null when there is no such page.
 * A page counts as one when it has one picture, of the same shape.
 */
export function measureResolution(pdf: OpenedPdf): number | null {
  const found = pdf.pages.map((page) => measurePage(page, pdf)).filter((dpi) => dpi !== undefined);
  return found.length > 0 ? Math.round(Math.min(...found)) : null;
}

function measurePage(page: SourcePage, pdf: OpenedPdf): number | undefined {
  const resources = asDict(pdf.context.lookup(page.resources));
  const objects = resources && findDict(resources, 'XObject');
  const images = (objects?.keys() ?? [])
    .map((key) => objects?.lookup(key))
    .filter((object) => object instanceof PDFRawStream)
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'));
  const [image] = images;
  if (!image || images.length > 1) return undefined;
  const [width, height] = [findNumber(image.dict, 'Width') ?? 0, findNumber(image.dict, 'Height') ?? 0];
  const [x1, y1, x2, y2] = page.visibleBox;
  const [across, up] = [(x2 - x1) * page.userUnit, (y2 - y1) * page.userUnit];
  if (width < 1 || height < 1) return undefined;
  const upright = Math.abs((width / height) * (up / across) - 1);
  const lying = Math.abs((height / width) * (up / across) - 1);
  if (upright <= SHAPE_TOLERANCE) return (width / across) * 72;
  return lying <= SHAPE_TOLERANCE ? (height / across) * 72 : undefined;
}
