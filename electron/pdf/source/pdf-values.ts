import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStream, PDFString } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

/** Left, bottom, right, top, in the page's user space. */
export type Box = readonly [number, number, number, number];

/** `[a b c d e f]`, as PDF writes a transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

/**
 * A value of a dictionary, references followed. Evidence holds anything anywhere, so nothing here throws: what isn't of
 * the expected type is undefined.
 */
export function findDict(dict: PDFDict, key: string): PDFDict | undefined {
  return asDict(dict.lookup(PDFName.of(key)));
}

/** A value as a dictionary; a stream's own dictionary counts. */
export function asDict(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFDict) return value;
  return value instanceof PDFStream ? value.dict : undefined;
}

export function findArray(dict: PDFDict, key: string): PDFArray | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFArray ? value : undefined;
}

export function findStream(dict: PDFDict, key: string): PDFRawStream | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFRawStream ? value : undefined;
}

export function findNumber(dict: PDFDict, key: string): number | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** A name without its slash. */
export function findName(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function findText(dict: PDFDict, key: string): string | undefined {
  return decodeText(dict.lookup(PDFName.of(key)));
}

/** A text string in any of PDF's encodings; undefined when it isn't one. */
export function decodeText(value: PDFObject | undefined): string | undefined {
  if (!(value instanceof PDFString) && !(value instanceof PDFHexString)) return undefined;
  try {
    return value.decodeText();
  } catch {
    return undefined;
  }
}

/** The numbers of an array; undefined when it isn't an array of `count` numbers. */
export function readNumbers(
  context: PDFContext,
  value: PDFObject | undefined,
  count: number,
): readonly number[] | undefined {
  const array = context.lookup(value);
  if (!(array instanceof PDFArray) || array.size() < count) return undefined;
  const numbers = Array.from({ length: count }, (_, index) => array.lookup(index));
  if (!numbers.every((number) => number instanceof PDFNumber)) return undefined;
  return numbers.map((number) => number.asNumber());
}

/** A rectangle with its corners in order, whichever way round they are written; undefined when it has no area. */
export function readBox(context: PDFContext, value: PDFObject | undefined): Box | undefined {
  const numbers = readNumbers(context, value, 4);
  if (!numbers) return undefined;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return box[2] > box[0] && box[3] > box[1] && box.every(Number.isFinite) ? box : undefined;
}

export function readMatrix(context: PDFContext, value: PDFObject | undefined): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = readNumbers(context, value, 6) ?? [];
  return [a, b, c, d, e, f];
}

/** Numbers as PDF writes them, without exponents, between spaces. */
export function formatNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => PDFNumber.of(number).toString()).join(' ');
}
