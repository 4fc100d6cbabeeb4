import { PDFDict, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import type { PDFArray, PDFObject } from 'pdf-lib';
import {
  findArray,
  findDict,
  findName,
  findNumber,
  readBox,
  readMatrix,
  type Box,
  type Matrix,
} from '../source/pdf-values.ts';

/**
 * The stream that shows an annotation in its present state, as a reference where it has one (PDF 1.7, 12.5.5):
 * the normal appearance, of several states the one that /AS names.
 */
export function findAppearance(annotation: PDFDict): PDFObject | undefined {
  const appearances = findDict(annotation, 'AP');
  const normal = appearances?.get(PDFName.of('N'));
  if (!appearances || !normal) return undefined;
  const found = appearances.context.lookup(normal);
  if (found instanceof PDFRawStream) return normal;
  if (!(found instanceof PDFDict)) return undefined;
  const state = findName(annotation, 'AS') ?? 'Off';
  const chosen = found.get(PDFName.of(state));
  return chosen && appearances.context.lookup(chosen) instanceof PDFRawStream ? chosen : undefined;
}

/** The `cm` matrix that puts an appearance into its annotation's rectangle (PDF 1.7, algorithm 8.1). */
export function placeAppearance(appearance: PDFRawStream, rect: Box): Matrix | undefined {
  const { dict } = appearance;
  const box = readBox(dict.context, dict.get(PDFName.of('BBox')));
  if (!box) return undefined;
  const [a, b, c, d, e, f] = readMatrix(dict.context, dict.get(PDFName.of('Matrix')));
  const corners = [
    [box[0], box[1]],
    [box[2], box[1]],
    [box[2], box[3]],
    [box[0], box[3]],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  if (!(width > 0 && height > 0)) return undefined;
  const [scaleX, scaleY] = [(rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height];
  return [scaleX, 0, 0, scaleY, rect[0] - left * scaleX, rect[1] - bottom * scaleY];
}

/**
 * The visible border of a link, or undefined when it has none (PDF 1.7, tables 164 to 166 and 173). One that says nothing
 * of a border has none, as viewers show it, though the standard gives it one of a point.
 */
export function findBorder(
  annotation: PDFDict,
): { readonly width: number; readonly color: readonly number[] } | undefined {
  const color = readColor(annotation);
  const width = readBorderWidth(annotation);
  return width > 0 && color.length > 0 ? { width, color } : undefined;
}

function readBorderWidth(annotation: PDFDict): number {
  const style = findDict(annotation, 'BS');
  if (style) return findNumber(style, 'W') ?? 1;
  const border = findArray(annotation, 'Border');
  return numberAt(border, 2) ?? 0;
}

/** 1, 3 or 4 components from 0 to 1; empty means transparent. */
function readColor(annotation: PDFDict): readonly number[] {
  const color = findArray(annotation, 'C');
  return color ? color.asArray().map((_, index) => numberAt(color, index) ?? 0) : [0];
}

function numberAt(array: PDFArray | undefined, index: number): number | undefined {
  const value = array && index < array.size() ? array.lookup(index) : undefined;
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}
