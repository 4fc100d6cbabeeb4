import { PDFArray, PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFDict } from 'pdf-lib';
import { readPageContent } from '../intake/page-content.ts';
import { listContents } from '../import-pages.ts';
import { measureDisplay, multiply, toDisplay } from '../ocr/displayed-page.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { decodeStream } from '../source/decode-stream.ts';

/** The one picture that a page is made of. */
export type SolePicture = {
  readonly stream: PDFRawStream;
  /** Clockwise turn, in degrees, that brings its stored pixels upright. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Of the displayed page. */
  readonly widthInches: number;
};

const MAX_CONTENT_BYTES = 1024 * 1024;
const POINTS_PER_INCH = 72;
/** How far the picture may miss the page's edges, as a share of its side. */
const EDGE = 0.02;
/** Text that a text layer shows unseen is taken away before this looks; what is left must place one picture and nothing else. */
const PAINTS_MORE = /(?:^|[\s\])>])(?:[fF]\*?|[sSbB]\*?|sh|BI|Tj|TJ|W\*?|gs|'|")(?=\s|$)/;
const TEXT_OBJECT = /(?:^|\s)BT(?=\s)[\s\S]*?\sET(?=\s|$)/g;
const PLACES = /\sDo(?=\s|$)/g;

/**
 * The picture of a page that is nothing but one scan or photograph (with unseen recognised text over it, or none).
 * @returns undefined when the page shows anything else besides: lines, stamps, seen text, notes, a cut or see-through picture
 */
export function findSolePicture(pdf: OpenedPdf, pageNumber: number): SolePicture | undefined {
  const page = pdf.pages[pageNumber - 1];
  const content = page && readPageContent(page, pdf);
  const [placed] = content?.pictures ?? [];
  if (!page || !content || !placed || content.hasSeenText || hasNotes(page.dict) || hasMask(placed.stream)) {
    return undefined;
  }
  if (!placesOnePicture(readOperators(pdf, listContents(page.dict)))) return undefined;
  const turn = findTurn(multiply(placed.matrix, toDisplay(page)));
  const widthInches = (measureDisplay(page)[0] * page.userUnit) / POINTS_PER_INCH;
  return turn === undefined ? undefined : { stream: placed.stream, turn, widthInches };
}

function placesOnePicture(operators: string | undefined): boolean {
  return operators !== undefined && !PAINTS_MORE.test(operators) && [...operators.matchAll(PLACES)].length === 1;
}

function readOperators(pdf: OpenedPdf, contents: ReturnType<typeof listContents>): string | undefined {
  let text = '';
  for (const content of contents) {
    const stream = pdf.context.lookup(content);
    if (!(stream instanceof PDFRawStream)) continue;
    const bytes = tryDecode(stream);
    if (!bytes || text.length + bytes.length > MAX_CONTENT_BYTES) return undefined;
    text += ` ${Buffer.from(bytes).toString('latin1')}\n`;
  }
  return text.replaceAll(TEXT_OBJECT, ' ');
}

function tryDecode(stream: PDFRawStream): Uint8Array | undefined {
  try {
    return decodeStream(stream)?.bytes;
  } catch {
    return undefined;
  }
}

function hasNotes(page: PDFDict): boolean {
  const notes = page.lookup(PDFName.of('Annots'));
  return notes !== undefined && !(notes instanceof PDFArray && notes.size() === 0);
}

function hasMask({ dict }: PDFRawStream): boolean {
  return ['SMask', 'Mask', 'ImageMask', 'Decode'].some((key) => dict.has(PDFName.of(key)));
}

/** Undefined unless the picture fills the page. The matrix maps the unit square (y up) to the page (y down, from its top left). */
function findTurn([a, b, c, d, e, f]: readonly [number, number, number, number, number, number]):
  SolePicture['turn'] | undefined {
  const isNear = (value: number, wanted: number): boolean => Math.abs(value - wanted) <= EDGE;
  const fits = (wanted: readonly number[]): boolean =>
    [a, b, c, d, e, f].every((value, at) => isNear(value, wanted[at] ?? 0));
  if (fits([1, 0, 0, -1, 0, 1])) return 0;
  if (fits([0, 1, 1, 0, 0, 0])) return 90;
  if (fits([-1, 0, 0, 1, 1, 0])) return 180;
  return fits([0, -1, -1, 0, 1, 1]) ? 270 : undefined;
}
