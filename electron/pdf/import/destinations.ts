import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFString } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { OpenedPdf } from '../open-pdf.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { findArray, findDict, findName } from '../source/pdf-values.ts';

/** Where a link or a bookmark of a source leads: one of its pages, and what of the page to show. */
export type Destination = {
  /** 1-based. */
  readonly pageNumber: number;
  /** What follows the page in an explicit destination: `/XYZ 0 792 null`. */
  readonly view: readonly PDFObject[];
};

export type DestinationResolver = {
  /** The destination of a link annotation or an outline item; undefined when it leads nowhere in this file. */
  resolve(dict: PDFDict): Destination | undefined;
};

/**
 * Resolves explicit and named destinations, given directly or through a GoTo action (PDF 1.7, 12.3.2).
 * Names are looked up in both the old dictionary and the name tree.
 */
export function createDestinationResolver(pdf: OpenedPdf): DestinationResolver {
  const pageNumbers = new Map<PDFObject, number>();
  for (const page of pdf.pages) {
    if (page.ref && !pageNumbers.has(page.ref)) pageNumbers.set(page.ref, page.pageNumber);
    if (!pageNumbers.has(page.dict)) pageNumbers.set(page.dict, page.pageNumber);
  }
  let names: ReadonlyMap<string, PDFObject> | undefined;

  const findPage = (target: PDFObject | undefined): number | undefined => {
    if (target instanceof PDFNumber) return pdf.pages[target.asNumber()]?.pageNumber;
    return target && (pageNumbers.get(target) ?? pageNumbers.get(pdf.context.lookup(target) ?? target));
  };

  const resolveValue = (value: PDFObject | undefined, depth = 0): Destination | undefined => {
    const found = pdf.context.lookup(value);
    if (found instanceof PDFArray && found.size() > 0) {
      const pageNumber = findPage(found.get(0));
      return pageNumber === undefined ? undefined : { pageNumber, view: readView(found) };
    }
    if (found instanceof PDFDict) return depth > 4 ? undefined : resolveValue(found.get(PDFName.of('D')), depth + 1);
    const key = nameOf(found);
    if (key === undefined || depth > 4) return undefined;
    names ??= listNamedDestinations(pdf);
    return resolveValue(names.get(key), depth + 1);
  };

  return {
    resolve: (dict) => {
      const explicit = dict.get(PDFName.of('Dest'));
      if (explicit) return resolveValue(explicit);
      const action = findDict(dict, 'A');
      return action && findName(action, 'S') === 'GoTo' ? resolveValue(action.get(PDFName.of('D'))) : undefined;
    },
  };
}

/** Only names, numbers and nulls: nothing in a view can be a reference of the source. */
function readView(destination: PDFArray): readonly PDFObject[] {
  const view = destination
    .asArray()
    .slice(1, 7)
    .map((_, index) => destination.lookup(index + 1));
  const isPlain = view.every((part) => part === undefined || !(part instanceof PDFDict || part instanceof PDFArray));
  if (!isPlain || !(view[0] instanceof PDFName)) return [PDFName.of('Fit')];
  return view.map((part) => part ?? PDFNull);
}

function nameOf(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFName) return value.decodeText();
  // Names are compared by their bytes, in whichever way they are written.
  if (value instanceof PDFString || value instanceof PDFHexString)
    return Buffer.from(value.asBytes()).toString('latin1');
  return undefined;
}

function listNamedDestinations(pdf: OpenedPdf): ReadonlyMap<string, PDFObject> {
  const names = new Map<string, PDFObject>();
  for (const [key, value] of findDict(pdf.catalog, 'Dests')?.entries() ?? []) names.set(key.decodeText(), value);
  const root = findDict(pdf.catalog, 'Names');
  const open = [root && findDict(root, 'Dests')].filter((node) => node !== undefined);
  const seen = new Set<PDFDict>();
  for (const node of open) {
    if (seen.has(node) || names.size > PDF_LIMITS.objects) continue;
    seen.add(node);
    for (const [key, value] of listPairs(node)) names.set(key, value);
    for (const kid of listKids(node)) open.push(kid);
  }
  return names;
}

/** Names and destinations of a leaf of the name tree, which stand in turn in one array. */
function listPairs(node: PDFDict): readonly (readonly [string, PDFObject])[] {
  const entries = findArray(node, 'Names');
  const count = Math.floor((entries?.size() ?? 0) / 2);
  const pairs = Array.from({ length: count }, (_, index) => [
    nameOf(entries?.lookup(index * 2)),
    entries?.get(index * 2 + 1),
  ]);
  return pairs.filter((pair): pair is [string, PDFObject] => pair[0] !== undefined && pair[1] !== undefined);
}

function listKids(node: PDFDict): readonly PDFDict[] {
  const kids = findArray(node, 'Kids');
  return (kids?.asArray() ?? []).map((_, index) => kids?.lookup(index)).filter((kid) => kid instanceof PDFDict);
}
