import { crc32 } from 'node:zlib';
import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { isDroppedKey } from '../import/copy-objects.ts';
import { listContents } from '../import-pages.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { asDict } from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';

/**
 * What a page of evidence is made of, to be found again in the packet: the length and the CRC-32 of stream data as they
 * are stored. This finds mistakes, not forgers: the packet as a whole and every original have their SHA-256.
 */
export type PageFingerprint = {
  /** The content streams, in order. */
  readonly contents: readonly string[];
  /** Everything that they draw with: pictures, fonts, forms. Each once. */
  readonly resources: ReadonlySet<string>;
  /** How the page is shown; a picture's page has no look of its own. */
  readonly look?: PageLook;
};

/** How a page is shown, and what may lie on it. */
export type PageLook = {
  /** Clockwise turn: 0, 90, 180 or 270. */
  readonly rotate: number;
  /** Points, before the turn. */
  readonly width: number;
  readonly height: number;
  /** Links, comments and fields; the packet may have fewer. */
  readonly annotations: number;
};

/**
 * Takes the fingerprints of a source's pages from the source itself, before anything is copied.
 * @returns a function from page numbers (1-based) of that source; it reads each stream once
 */
export function createFingerprinter(pdf: OpenedPdf): (pageNumber: number) => PageFingerprint {
  const prints = new Map<PDFRawStream, string>();
  const resourceSets = new Map<PDFObject, ReadonlySet<string>>();
  const reached = new Map<PDFObject, readonly string[]>();
  const barred = new Set<PDFDict>([pdf.catalog, ...pdf.treeNodes, ...pdf.pages.map((page) => page.dict)]);
  const print = (stream: PDFRawStream): string => {
    const known = prints.get(stream) ?? fingerprintStream(stream);
    prints.set(stream, known);
    return known;
  };

  const printReachable = (value: PDFObject): readonly string[] => {
    const known = reached.get(value) ?? listStreams(value, pdf, barred).map(print);
    if (value instanceof PDFRef) reached.set(value, known);
    return known;
  };
  /** Pages with resources of their own share the fonts and pictures in them, which are walked once. */
  const printResources = (resources: PDFObject): ReadonlySet<string> => {
    const groups = listParts(pdf.context.lookup(resources)).flatMap((value) => {
      const group = pdf.context.lookup(value);
      return group instanceof PDFDict && !barred.has(group) ? listParts(group) : [value];
    });
    return new Set(groups.flatMap(printReachable));
  };

  return (pageNumber) => {
    const page = pdf.pages[pageNumber - 1];
    if (!page) throw new RangeError(`page ${pageNumber} does not exist`);
    const contents = listContents(page.dict)
      .map((content) => pdf.context.lookup(content))
      .filter((stream) => stream instanceof PDFRawStream)
      .map(print);
    const { resources } = page;
    const look = lookAt(page);
    if (!resources || !(pdf.context.lookup(resources) instanceof PDFDict)) {
      return { contents, resources: new Set(), look };
    }
    const known = resourceSets.get(resources) ?? printResources(resources);
    resourceSets.set(resources, known);
    return { contents, resources: known, look };
  };
}

function lookAt({ dict, rotate, visibleBox, userUnit }: SourcePage): PageLook {
  const [x1, y1, x2, y2] = visibleBox;
  const list = dict.lookup(PDFName.of('Annots'));
  const annotations = list instanceof PDFArray ? list.size() : 0;
  return { rotate, width: (x2 - x1) * userUnit, height: (y2 - y1) * userUnit, annotations };
}

/** Length and CRC-32 of a stream's data, and the plain entries of its dictionary (kind, size, filter…). */
export function fingerprintStream({ dict, contents }: PDFRawStream): string {
  const facts = new Map<string, Scalar>();
  for (const [key] of dict.entries()) {
    const value = isDroppedKey(key, true) ? undefined : readScalar(dict.lookup(key));
    if (value !== undefined) facts.set(key.decodeText(), value);
  }
  return formatFingerprint(contents.length, crc32(contents), facts);
}

export type Scalar = string | number | boolean;

function readScalar(value: PDFObject | undefined): Scalar | undefined {
  if (value instanceof PDFName) return value.decodeText();
  if (value instanceof PDFNumber) return value.asNumber();
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

export function formatFingerprint(length: number, checksum: number, facts: ReadonlyMap<string, Scalar>): string {
  const sorted = [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`);
  return `${length} ${checksum.toString(16)} ${sorted.join(' ')}`;
}

/** Every stream that can be reached from a value, without what the packet leaves out on purpose. */
function listStreams(root: PDFObject, pdf: OpenedPdf, barred: ReadonlySet<PDFDict>): readonly PDFRawStream[] {
  const streams: PDFRawStream[] = [];
  const seen = new Set<PDFObject>();
  const open: PDFObject[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    const value = next instanceof PDFRef ? pdf.context.lookup(next) : next;
    if (!value || seen.has(value) || (value instanceof PDFDict && barred.has(value))) continue;
    seen.add(value);
    if (value instanceof PDFRawStream) streams.push(value);
    for (const part of listParts(value)) open.push(part);
  }
  return streams;
}

function listParts(value: PDFObject | undefined): readonly PDFObject[] {
  if (value instanceof PDFArray) return value.asArray();
  const entries = asDict(value)?.entries() ?? [];
  return entries.filter(([key]) => !isDroppedKey(key)).map(([, entry]) => entry);
}
