import { PDFName, type PDFPageLeaf } from 'pdf-lib';
import { readBox, type Box, type Matrix } from './source/pdf-values.ts';

/**
 * A page as it is shown: upright, cut to its crop box, in points of the paper. Places on it count from its lower left
 * corner, whatever its /Rotate, /CropBox, /UserUnit and origin.
 */
export type PageView = {
  readonly mediaBox: Box;
  /** What is shown of the page, in its user space. */
  readonly visible: Box;
  /** Points in a unit of the page's user space. */
  readonly unit: number;
  /** The lower left corner as shown, and which way is right and up; in the page's user space. */
  readonly origin: readonly [number, number];
  readonly right: readonly [number, number];
  readonly up: readonly [number, number];
  /** Points as shown. */
  readonly width: number;
  readonly height: number;
};

/** How a page is shown. */
export function viewPage(leaf: PDFPageLeaf): PageView {
  const mediaBox = readBox(leaf.context, leaf.get(PDFName.of('MediaBox'))) ?? [0, 0, 612, 792];
  const visible = readBox(leaf.context, leaf.get(PDFName.of('CropBox'))) ?? mediaBox;
  const rotate = Number(leaf.get(PDFName.of('Rotate'))?.toString() ?? 0);
  const unit = Number(leaf.get(PDFName.of('UserUnit'))?.toString() ?? 1);
  const [x1, y1, x2, y2] = visible;
  const [across, along] = [(x2 - x1) * unit, (y2 - y1) * unit];
  const common = { mediaBox, visible, unit };
  switch (rotate) {
    case 90:
      return { ...common, origin: [x2, y1], right: [0, 1], up: [-1, 0], width: along, height: across };
    case 180:
      return { ...common, origin: [x2, y2], right: [-1, 0], up: [0, -1], width: across, height: along };
    case 270:
      return { ...common, origin: [x1, y2], right: [0, -1], up: [1, 0], width: along, height: across };
    default:
      return { ...common, origin: [x1, y1], right: [1, 0], up: [0, 1], width: across, height: along };
  }
}

/** Turns places on the page as it is shown into its user space. */
export function seePage({ origin, right, up, unit }: Pick<PageView, 'origin' | 'right' | 'up' | 'unit'>): Matrix {
  return [right[0] / unit, right[1] / unit, up[0] / unit, up[1] / unit, origin[0], origin[1]];
}
