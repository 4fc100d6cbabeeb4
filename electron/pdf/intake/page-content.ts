import { PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFDict } from 'pdf-lib';
import { listContents } from '../import-pages.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import type { ColourRange } from '../../../shared/domain/measured-facts.ts';
import { decodeStream } from '../source/decode-stream.ts';
import { asDict, findDict, type Matrix } from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';

/** What a page paints, as far as its operators tell. */
export type PageContent = {
  /** Shows text, seen or unseen (recognised text lies unseen over a scan). */
  readonly hasText: boolean;
  /** Shows text that can be seen. */
  readonly hasSeenText: boolean;
  readonly paintsNothing: boolean;
  /** The colours that its operators set; pictures have their own. */
  readonly colour: ColourRange;
  /** Pictures that its own content places, with the matrix that maps the unit square to the page. */
  readonly pictures: readonly { readonly stream: PDFRawStream; readonly matrix: Matrix }[];
};

/** Content is looked through up to here; more is a drawing, and has long shown what it is. */
const MAX_CONTENT_BYTES = 4 * 1024 * 1024;
const FORM_DEPTH = 4;
/** Greys are rounded by some producers. */
const SAME_COLOUR = 0.02;
const SHOWS_TEXT = /[)>\]]\s*(?:TJ|Tj|'|")/;
const SHOWS_SEEN_TEXT = /[)>\]]\s*(?:TJ|Tj|'|")/g;
const TEXT_MODE = /(?:^|\s)(\d)\s+Tr\b/g;
const PAINTS = /(?:^|[\s\])>])(?:Tj|TJ|'|"|Do|sh|EI|[fF]\*?|[sS]|[bB]\*?)(?=\s|$)/;
/** Lengths are bounded, so that no content makes the search slow. */
const PLACING = /(?:^|\s)(q|Q)(?=\s|$)|((?:[-+]?[\d.]{1,20}\s{1,9}){6})cm\b|\/([^\s/<>[\]()]+)\s+Do\b/g;

/**
 * Looks through a page's content.
 * @returns undefined when it can't be read
 */
export function readPageContent(page: SourcePage, pdf: OpenedPdf): PageContent | undefined {
  const streams = listContents(page.dict).map((content) => pdf.context.lookup(content));
  const own = joinContents(streams.filter((stream) => stream instanceof PDFRawStream));
  if (own === undefined) return undefined;
  const resources = asDict(pdf.context.lookup(page.resources));
  const all = `${own}\n${readForms(resources, FORM_DEPTH, new Set())}`;
  const hasText = SHOWS_TEXT.test(all);
  return {
    hasText,
    hasSeenText: hasText && showsSeenText(all),
    colour: findColour(all),
    paintsNothing: !PAINTS.test(own) && !page.dict.has(PDFName.of('Annots')),
    pictures: listPictures(own, resources),
  };
}

function joinContents(streams: readonly PDFRawStream[]): string | undefined {
  let text = '';
  for (const stream of streams) {
    const bytes = tryDecode(stream);
    if (!bytes) return undefined;
    text += `${Buffer.from(bytes.subarray(0, MAX_CONTENT_BYTES)).toString('latin1')}\n`;
    if (text.length > MAX_CONTENT_BYTES) break;
  }
  return text;
}

function tryDecode(stream: PDFRawStream): Uint8Array | undefined {
  try {
    return decodeStream(stream)?.bytes;
  } catch {
    return undefined;
  }
}

/** One, three or four numbers and an operator that sets a colour (PDF 1.7, 8.6.8), or a shading. Lengths are bounded. */
const SETS_COLOUR = /(?:(?:^|\s)((?:[-+]?[\d.]{1,20}\s{1,9}){1,4})(rg|RG|k|K|g|G|scn?|SCN?)|\s(sh))(?=\s|$)/g;

function findColour(content: string): ColourRange {
  let range: ColourRange = 'black-and-white';
  for (const [, numbers, operator, shading] of content.matchAll(SETS_COLOUR)) {
    if (shading) return 'colour';
    const values = (numbers ?? '').trim().split(/\s+/).map(Number);
    const inks = values.length === 4 ? values.slice(0, 3) : values;
    if (operator !== undefined && inks.some((value) => Math.abs(value - (inks[0] ?? 0)) > SAME_COLOUR)) return 'colour';
    if (values.some((value) => value > 0 && value < 1)) range = 'grey';
  }
  return range;
}

/** The content of the forms that a page may place, and of those in them. */
function readForms(resources: PDFDict | undefined, depth: number, seen: Set<PDFRawStream>): string {
  let text = '';
  for (const stream of listObjects(resources).values()) {
    if (seen.has(stream) || stream.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) continue;
    seen.add(stream);
    text += joinContents([stream]) ?? '';
    if (depth > 1) text += readForms(findDict(stream.dict, 'Resources'), depth - 1, seen);
    if (text.length > MAX_CONTENT_BYTES) break;
  }
  return text;
}

function listObjects(resources: PDFDict | undefined): ReadonlyMap<string, PDFRawStream> {
  const objects = resources && findDict(resources, 'XObject');
  const found = new Map<string, PDFRawStream>();
  for (const key of objects?.keys() ?? []) {
    const value = objects?.lookup(key);
    if (value instanceof PDFRawStream) found.set(key.decodeText(), value);
  }
  return found;
}

/** Text mode 3 paints nothing (PDF 1.7, 9.3.6); a page that never leaves it after setting it shows no text. */
function showsSeenText(content: string): boolean {
  const modes = [...content.matchAll(TEXT_MODE)].map(([, mode]) => mode);
  if (modes.length === 0 || modes.some((mode) => mode !== '3')) return true;
  const before = content.slice(0, content.search(/(?:^|\s)3\s+Tr\b/));
  return before.search(SHOWS_SEEN_TEXT) !== -1;
}

function listPictures(content: string, resources: PDFDict | undefined): PageContent['pictures'] {
  const objects = listObjects(resources);
  const pictures: { stream: PDFRawStream; matrix: Matrix }[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, state, numbers, name] of content.matchAll(PLACING)) {
    if (state === 'q') saved.push(matrix);
    else if (state === 'Q') matrix = saved.pop() ?? matrix;
    else if (numbers) matrix = multiply(readSix(numbers), matrix);
    const stream = name === undefined ? undefined : objects.get(name);
    if (stream?.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')) pictures.push({ stream, matrix });
  }
  return pictures;
}

function readSix(numbers: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.trim().split(/\s+/).map(Number);
  return [a, b, c, d, e, f];
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
