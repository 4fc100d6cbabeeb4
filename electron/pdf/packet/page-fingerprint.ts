import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { isDroppedKey } from '../import/copy-objects.ts';
import { listContents } from '../import-pages.ts';
import type { OpenedPdf } from '../open-pdf.ts';

/** What a page of evidence is made of, to be found again in the packet. SHA-256 of stream data as they are stored. */
export type PageFingerprint = {
  /** The content streams, in order. */
  readonly contents: readonly string[];
  /** Everything that they draw with: pictures, fonts, forms. Each once. */
  readonly resources: ReadonlySet<string>;
};

/**
 * Takes the fingerprints of a source's pages from the source itself, before anything is copied.
 * @returns a function from page numbers (1-based) of that source; it hashes each stream once
 */
export function createFingerprinter(pdf: OpenedPdf): (pageNumber: number) => PageFingerprint {
  const hashes = new Map<PDFRawStream, string>();
  const resourceSets = new Map<PDFObject, ReadonlySet<string>>();
  const barred = new Set<PDFDict>([pdf.catalog, ...pdf.treeNodes, ...pdf.pages.map((page) => page.dict)]);
  const hash = (stream: PDFRawStream): string => {
    const known = hashes.get(stream) ?? hashBytes(stream.contents);
    hashes.set(stream, known);
    return known;
  };

  return (pageNumber) => {
    const page = pdf.pages[pageNumber - 1];
    if (!page) throw new RangeError(`page ${pageNumber} does not exist`);
    const contents = listContents(page.dict)
      .map((content) => pdf.context.lookup(content))
      .filter((stream) => stream instanceof PDFRawStream)
      .map(hash);
    const { resources } = page;
    if (!resources) return { contents, resources: new Set() };
    const known = resourceSets.get(resources) ?? new Set(listStreams(resources, pdf, barred).map(hash));
    resourceSets.set(resources, known);
    return { contents, resources: known };
  };
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
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
    if (value instanceof PDFArray) open.push(...value.asArray());
    const dict = value instanceof PDFRawStream ? value.dict : value;
    if (!(dict instanceof PDFDict)) continue;
    for (const [key, entry] of dict.entries()) if (!isDroppedKey(key)) open.push(entry);
  }
  return streams;
}
