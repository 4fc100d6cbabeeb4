import type { PacketFault } from '../../../shared/domain/packet.ts';
import { LEAST_DPI } from '../../../shared/domain/reduce-plan.ts';
import { fault, type Check } from './check-context.ts';
import type { FoundPage, OpenedPacket } from './packet-outline.ts';
import type { PacketReader } from './packet-reader.ts';
import { isArray, isKind, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts';

type Matrix = readonly [number, number, number, number, number, number];

/** Fax rows come in sixteens, sizes are rounded up to whole dots. */
const TOLERANCE = 3;
const FORM_DEPTH = 4;
const POINTS_PER_INCH = 72;
const PLACING = /(?:^|\s)(q|Q)(?=\s|$)|((?:[-+]?[\d.]{1,20}\s{1,9}){6})cm\b|\/([^\s/<>[\]()]{1,127})\s+Do\b/g;

/**
 * Pictures that were reduced are as fine as the report says, and never coarser than 150 dots per inch (peers.md, point
 * 24), measured where the page shows them.
 */
export const checkResolution: Check = (packet, { report }) => {
  const faults: PacketFault[] = [];
  for (const { label, dpi } of report?.size?.exhibits ?? []) {
    const exhibit = report?.exhibits.find((candidate) => candidate.label === label);
    if (!exhibit) continue;
    if (dpi < LEAST_DPI) {
      const message = `Pictures of exhibit ${label} have ${dpi} dots per inch, fewer than ${LEAST_DPI}.`;
      faults.push(fault('resolution', exhibit.firstPage, message));
    }
    const found = packet.pages
      .filter(({ pageNumber }) => pageNumber >= exhibit.firstPage && pageNumber <= exhibit.lastPage)
      .map((page) => measurePage(page, packet));
    // A page whose content isn't packed as our reader knows it can't be judged.
    if (found.includes(undefined)) continue;
    if (found.flat().some((own) => own !== undefined && Math.abs(own - dpi) <= TOLERANCE)) continue;
    const message = `No picture of exhibit ${label} has the ${dpi} dots per inch that the report says.`;
    faults.push(fault('resolution', exhibit.firstPage, message));
  }
  return faults;
};

/** Dots per inch of each picture that a page places; undefined when its content can't be read. */
function measurePage(page: FoundPage, { reader }: OpenedPacket): readonly number[] | undefined {
  const unit = Number(reader.get(page.dict, 'UserUnit') ?? 1) || 1;
  const own = reader.get(page.dict, 'Contents');
  const parts = isArray(own) ? own.map((part) => reader.resolve(part)) : [own ?? null];
  const resources = reader.get(page.dict, 'Resources');
  try {
    const text = parts.map((part) => (isKind(part, 'stream') ? reader.decode(part).toString('latin1') : '')).join('\n');
    return listDots(
      text,
      isKind(resources, 'dict') ? resources : undefined,
      [unit, 0, 0, unit, 0, 0],
      reader,
      FORM_DEPTH,
    );
  } catch {
    return undefined;
  }
}

function listDots(
  content: string,
  resources: PdfDict | undefined,
  start: Matrix,
  reader: PacketReader,
  depth: number,
): readonly number[] {
  const objects = resources && reader.get(resources, 'XObject');
  const dots: number[] = [];
  const saved: Matrix[] = [];
  let matrix = start;
  for (const [, state, numbers, name] of content.matchAll(PLACING)) {
    if (state === 'q') saved.push(matrix);
    else if (state === 'Q') matrix = saved.pop() ?? matrix;
    else if (numbers) matrix = multiply(toMatrix(numbers.trim().split(/\s+/).map(Number)), matrix);
    const stream = name !== undefined && isKind(objects, 'dict') ? reader.get(objects, name) : undefined;
    if (!isKind(stream, 'stream')) continue;
    if (nameOf(stream, 'Subtype', reader) === 'Image') dots.push(measure(stream, matrix, reader));
    else if (depth > 0) dots.push(...listFormDots(stream, resources, matrix, reader, depth));
  }
  return dots;
}

function listFormDots(
  form: PdfStream,
  outer: PdfDict | undefined,
  matrix: Matrix,
  reader: PacketReader,
  depth: number,
): readonly number[] {
  const own = reader.get(form.dict, 'Resources');
  const placed = reader.get(form.dict, 'Matrix');
  const inner = isArray(placed) ? multiply(toMatrix(placed.map(Number)), matrix) : matrix;
  const resources = isKind(own, 'dict') ? own : outer;
  return listDots(reader.decode(form).toString('latin1'), resources, inner, reader, depth - 1);
}

function measure({ dict }: PdfStream, [a, b, c, d]: Matrix, reader: PacketReader): number {
  const inches = (x: number, y: number): number => Math.hypot(x, y) / POINTS_PER_INCH;
  const across = Number(reader.get(dict, 'Width') ?? 0) / inches(a, b);
  return Math.min(across, Number(reader.get(dict, 'Height') ?? 0) / inches(c, d));
}

function nameOf({ dict }: PdfStream, key: string, reader: PacketReader): string {
  const value: PdfValue | undefined = reader.get(dict, key);
  return isKind(value, 'name') ? value.name : '';
}

function toMatrix([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
