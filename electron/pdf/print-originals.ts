import { readFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import { embedPicture } from './embed-picture.ts';
import { findEvidenceMime } from './intake/file-kind.ts';
import { openPdf } from './open-pdf.ts';
import { createFingerprinter, fingerprintStream, type PageFingerprint } from './packet/page-fingerprint.ts';

/** An original of a kit. */
export type OriginalFile = {
  /** Of its exhibit. */
  readonly label: string;
  readonly file: string;
};

/**
 * Takes the fingerprints of every page of the originals, by the label of the exhibit. PDFs and JPEGs only: other kinds
 * are converted or printed for the packet, so that nothing in it is theirs byte for byte; nor can a file be compared that
 * is missing or doesn't open, which its own hash tells.
 */
export async function printOriginals(
  originals: readonly OriginalFile[],
): Promise<ReadonlyMap<string, readonly PageFingerprint[]>> {
  const prints = new Map<string, readonly PageFingerprint[]>();
  for (const { label, file } of originals) {
    const pages = await printOriginal(file).catch(() => undefined);
    if (pages) prints.set(label, pages);
  }
  return prints;
}

async function printOriginal(file: string): Promise<readonly PageFingerprint[] | undefined> {
  const bytes = await readFile(file);
  const mime = findEvidenceMime(bytes, file);
  if (mime === 'application/pdf') {
    const opening = await openPdf(bytes);
    if (!opening.ok) return undefined;
    const print = createFingerprinter(opening.pdf);
    return opening.pdf.pages.map(({ pageNumber }) => print(pageNumber));
  }
  if (mime !== 'image/jpeg') return undefined;
  const { context } = await PDFDocument.create({ updateMetadata: false });
  const { stream } = await embedPicture(bytes, mime, context, 'a4');
  return [{ contents: [], resources: new Set([fingerprintStream(stream)]) }];
}
