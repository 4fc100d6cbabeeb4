import { PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFDict } from 'pdf-lib';
import { listContents } from '../import-pages.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { decodeStream } from '../source/decode-stream.ts';
import { asDict, findDict, readMatrix, type Matrix } from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';

/** A picture where a page shows it; the matrix maps the unit square to the page. */
export type PicturePlacement = { readonly stream: PDFRawStream; readonly matrix: Matrix };

const FORM_DEPTH = 4;
/** Content is looked through up to here; more is a drawing, whose pictures stay as they are. */
const MAX_CONTENT_BYTES = 4 * 1024 * 1024;
/** Lengths are bounded, so that no content makes the search slow. */
const PLACING = /(?:^|\s)(q|Q)(?=\s|$)|((?:[-+]?[\d.]{1,20}\s{1,9}){6})cm\b|\/([^\s/<>[\]()]{1,127})\s+Do\b/g;

/**
 * Every picture that a page's content, or a form in it, places. Pictures in patterns, glyphs and annotations are not
 * among them: nobody knows how large they are shown.
 */
export function listPlacements(page: SourcePage, pdf: OpenedPdf): readonly PicturePlacement[] {
  const streams = listContents(page.dict)
    .map((content) => pdf.context.lookup(content))
    .filter((stream) => stream instanceof PDFRawStream);
  const resources = asDict(pdf.context.lookup(page.resources));
  return listIn(readText(streams), resources, [1, 0, 0, 1, 0, 0], FORM_DEPTH);
}

function readText(streams: readonly PDFRawStream[]): string {
  let text = '';
  for (const stream of streams) {
    try {
      text += `${Buffer.from(decodeStream(stream)?.bytes ?? []).toString('latin1')}\n`;
    } catch {
      return '';
    }
    if (text.length > MAX_CONTENT_BYTES) return '';
  }
  return text;
}

function listIn(
  content: string,
  resources: PDFDict | undefined,
  start: Matrix,
  depth: number,
): readonly PicturePlacement[] {
  const objects = resources && findDict(resources, 'XObject');
  const placements: PicturePlacement[] = [];
  const saved: Matrix[] = [];
  let matrix = start;
  for (const [, state, numbers, name] of content.matchAll(PLACING)) {
    if (state === 'q') saved.push(matrix);
    else if (state === 'Q') matrix = saved.pop() ?? matrix;
    else if (numbers) matrix = multiply(readSix(numbers), matrix);
    const stream = name === undefined ? undefined : objects?.lookup(PDFName.of(name));
    if (stream instanceof PDFRawStream) placements.push(...listObject(stream, resources, matrix, depth));
  }
  return placements;
}

/** A picture itself, or what a form places. */
function listObject(
  stream: PDFRawStream,
  outer: PDFDict | undefined,
  matrix: Matrix,
  depth: number,
): readonly PicturePlacement[] {
  const kind = stream.dict.get(PDFName.of('Subtype'));
  if (kind === PDFName.of('Image')) return [{ stream, matrix }];
  if (kind !== PDFName.of('Form') || depth === 0) return [];
  const own = readMatrix(stream.dict.context, stream.dict.get(PDFName.of('Matrix')));
  const resources = findDict(stream.dict, 'Resources') ?? outer;
  return listIn(readText([stream]), resources, multiply(own, matrix), depth - 1);
}

function readSix(numbers: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.trim().split(/\s+/).map(Number);
  return [a, b, c, d, e, f];
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
