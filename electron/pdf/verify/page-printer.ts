import type { PageFingerprint, PageLook } from '../packet/page-fingerprint.ts';
import type { FoundPage } from './packet-outline.ts';
import { createPdfLexer } from './pdf-lexer.ts';
import type { PacketReader } from './packet-reader.ts';
import { isArray, isKind, type PdfDict, type PdfOperator, type PdfValue } from './pdf-value.ts';

/** Takes fingerprints of what is in the packet. */
export type Printer = {
  /** Of the page's content streams, in order. */
  readonly listContents: (page: FoundPage) => readonly string[];
  /** Of what they may draw with, in groups that pages share. */
  readonly listResources: (page: FoundPage) => readonly ReadonlySet<string>[];
  readonly lookAt: (page: FoundPage) => PageLook;
  /** Whether content streams, by their place among the page's, paint areas. */
  readonly fillsAreas: (page: FoundPage, places: readonly number[]) => boolean;
};

/** What may differ on purpose. */
export type Allowance = { readonly isReduced?: boolean; readonly isMarkedCopy?: boolean };

/** Points; boxes are written with few decimals. */
const TOLERANCE = 0.02;

/**
 * How a page of the packet differs from what it should be, in words; nothing when it doesn't.
 */
export function comparePage(
  page: FoundPage,
  expected: PageFingerprint,
  printer: Printer,
  { isReduced = false, isMarkedCopy = false }: Allowance = {},
): readonly string[] {
  const reasons: string[] = [];
  const added = listAdded(expected.contents, printer.listContents(page));
  if (!added) reasons.push('it draws something else');
  // Lines and words of ours may stand on a page, and the looks of fields and comments; an area could hide what is below.
  else if (!isMarkedCopy && printer.fillsAreas(page, added)) reasons.push('an area was painted on it');
  const resources = printer.listResources(page);
  const isMissing = (print: string): boolean => !resources.some((prints) => prints.has(print));
  if (!isReduced && [...expected.resources].some(isMissing)) reasons.push('a picture, font or form is another');
  if (expected.look) reasons.push(...compareLook(printer.lookAt(page), expected.look));
  return reasons;
}

/** A frame makes a page higher, and a very narrow one wider. */
function compareLook(found: PageLook, expected: PageLook): readonly string[] {
  if (found.rotate !== expected.rotate) return ['it is turned another way'];
  if (found.width < expected.width - TOLERANCE || found.height < expected.height - TOLERANCE) return ['it is cut'];
  return found.annotations > expected.annotations ? ['something was put on it'] : [];
}

/**
 * Places of streams that are not the evidence's own; undefined when one of those lacks. Own content may stand before and
 * behind, never in place of the evidence's.
 */
function listAdded(wanted: readonly string[], found: readonly string[]): readonly number[] | undefined {
  let at = 0;
  const added: number[] = [];
  found.forEach((print, place) => {
    if (print === wanted[at]) at += 1;
    else added.push(place);
  });
  return at === wanted.length ? added : undefined;
}

/** Operators that paint an area (PDF 1.7, tables 60, 77 and 92). */
const FILLING = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'BI']);

function isOperator(token: PdfValue | PdfOperator): token is PdfOperator {
  return typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'operator';
}

function fillsAreas(content: Buffer): boolean {
  try {
    const lexer = createPdfLexer(content, 0, true);
    for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
      if (isOperator(token) && FILLING.has(token.name)) return true;
    }
    return false;
  } catch {
    return true;
  }
}

/** A printer that reads each stream once. */
export function createPrinter(reader: PacketReader): Printer {
  const prints = new Map<number, string>();
  const sets = new Map<string, ReadonlySet<string>>();
  const printStream = (value: PdfValue): string | undefined => {
    if (!isKind(value, 'ref')) return undefined;
    const known = prints.get(value.number);
    if (known) return known;
    const stream = reader.resolve(value);
    if (!isKind(stream, 'stream')) return undefined;
    const print = reader.fingerprint(stream);
    prints.set(value.number, print);
    return print;
  };

  /** Fingerprints of all streams that values lead to, each object visited once; remembered for shared resources. */
  const printReachable = (roots: readonly PdfValue[]): ReadonlySet<string> => {
    const key = roots.every((root) => isKind(root, 'ref')) ? roots.map((root) => root.number).join(' ') : undefined;
    const known = key === undefined ? undefined : sets.get(key);
    if (known) return known;
    const found = new Set<string>();
    const seen = new Set<number>();
    const open = [...roots];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (isKind(next, 'ref')) {
        if (seen.has(next.number)) continue;
        seen.add(next.number);
      }
      const print = printStream(next);
      if (print) found.add(print);
      open.push(...listParts(reader.resolve(next)));
    }
    if (key !== undefined) sets.set(key, found);
    return found;
  };

  const listStreams = ({ dict }: FoundPage) => {
    const own = dict.entries.get('Contents') ?? null;
    const list = isKind(own, 'ref') ? reader.resolve(own) : own;
    return (isArray(list) ? list : [own]).flatMap((value) => {
      const print = printStream(value);
      return print === undefined ? [] : [{ value, print }];
    });
  };

  return {
    listContents: (page) => listStreams(page).map(({ print }) => print),
    fillsAreas: (page, places) => {
      const parts = listStreams(page);
      return places.some((place) => {
        const stream = reader.resolve(parts[place]?.value);
        return isKind(stream, 'stream') && fillsAreas(reader.decode(stream));
      });
    },
    lookAt: ({ dict }) => readLook(dict, reader),
    listResources: ({ dict }: FoundPage): readonly ReadonlySet<string>[] => {
      const resources = dict.entries.get('Resources') ?? null;
      // Resources that were extended are the page's own; what they share with other pages lies one level below.
      const resolved = reader.resolve(resources);
      if (isKind(resources, 'ref') || !isKind(resolved, 'dict')) return [printReachable([resources])];
      return [...resolved.entries.values()].map((group) =>
        printReachable(isKind(group, 'dict') ? [...group.entries.values()] : [group]),
      );
    },
  };
}

function listParts(value: PdfValue): readonly PdfValue[] {
  if (isArray(value)) return value;
  const dict = isKind(value, 'stream') ? value.dict : value;
  return isKind(dict, 'dict') ? [...dict.entries.values()] : [];
}

function readLook(dict: PdfDict, reader: PacketReader): PageLook {
  const number = (key: string, absent: number): number => {
    const value = reader.get(dict, key);
    return typeof value === 'number' ? value : absent;
  };
  const box = reader.get(dict, 'CropBox') ?? reader.get(dict, 'MediaBox');
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = isArray(box) ? box.map((side) => Number(reader.resolve(side))) : [];
  const unit = number('UserUnit', 1);
  const list = reader.get(dict, 'Annots');
  return {
    rotate: ((number('Rotate', 0) % 360) + 360) % 360,
    width: Math.abs(x2 - x1) * unit,
    height: Math.abs(y2 - y1) * unit,
    annotations: isArray(list) ? list.length : 0,
  };
}
