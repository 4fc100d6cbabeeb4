import type { Finding } from '../../../shared/domain/finding.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { decodeStream } from '../source/decode-stream.ts';
import { asDict, findStream, findText } from '../source/pdf-values.ts';
import { findMaker } from './editor-names.ts';
import { listXmpTools } from './xmp-tools.ts';

const MAX_XMP_BYTES = 1024 * 1024;

/** A finding when the document information or the XMP of a PDF names an editor or a word processor. Never throws. */
export function findPdfMaker(pdf: OpenedPdf): Finding | undefined {
  const info = asDict(pdf.context.lookup(pdf.context.trailerInfo.Info));
  const creator = info && findText(info, 'Creator');
  const producer = info && findText(info, 'Producer');
  return findMaker({ creator, producer, others: listXmpTools(readXmp(pdf)) });
}

function readXmp(pdf: OpenedPdf): string {
  const stream = findStream(pdf.catalog, 'Metadata');
  if (!stream) return '';
  try {
    return Buffer.from(decodeStream(stream, MAX_XMP_BYTES)?.bytes ?? []).toString('utf8');
  } catch {
    return '';
  }
}
