import type { PDFDict } from 'pdf-lib';
import { PDFName, PDFRawStream } from 'pdf-lib';
import { listContents } from '../import-pages.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { decodeStream } from '../source/decode-stream.ts';
import { PDF_LIMITS, PdfTooComplexError } from '../source/limits.ts';
import { asDict, findDict, findNumber } from '../source/pdf-values.ts';
import { say } from '../../../shared/domain/said.ts';

export type StreamCheck = {
  /** 1-based pages whose content turns into nonsense on the way. */
  readonly brokenPages: readonly number[];
  /** 1-based pages whose content ends without its end mark: mostly whole, as some producers leave it out. */
  readonly shortPages: readonly number[];
};

const MAX_DECODED_BYTES = 512 * 1024 * 1024;

/**
 * Decodes what pages draw (their content and the forms in it), each stream once.
 * @throws PdfTooComplexError when it grows beyond the limits, or a picture has more pixels than any scan
 */
export function checkStreams(pdf: OpenedPdf): StreamCheck {
  const verdicts = new Map<PDFRawStream, 'whole' | 'short' | 'broken'>();
  let decodedBytes = 0;
  const check = (stream: PDFRawStream): 'whole' | 'short' | 'broken' => {
    const known = verdicts.get(stream);
    if (known) return known;
    const decoded = decodeStream(stream);
    decodedBytes += decoded?.bytes.length ?? 0;
    if (decodedBytes > MAX_DECODED_BYTES) throw new PdfTooComplexError(say`its pages grow beyond 512 MB`);
    const verdict = !decoded || decoded.complete ? 'whole' : decoded.isCorrupt ? 'broken' : 'short';
    verdicts.set(stream, verdict);
    return verdict;
  };
  const brokenPages: number[] = [];
  const shortPages: number[] = [];
  for (const page of pdf.pages) {
    const contents = listContents(page.dict).map((content) => pdf.context.lookup(content));
    const forms = listForms(asDict(pdf.context.lookup(page.resources)));
    const streams = [...contents, ...forms].filter((stream) => stream instanceof PDFRawStream);
    const found = streams.map(check);
    if (found.includes('broken')) brokenPages.push(page.pageNumber);
    else if (found.includes('short')) shortPages.push(page.pageNumber);
  }
  return { brokenPages, shortPages };
}

/** The forms among a page's external objects; pictures are only measured. */
function listForms(resources: PDFDict | undefined): readonly PDFRawStream[] {
  const objects = resources && findDict(resources, 'XObject');
  const streams = (objects?.keys() ?? [])
    .map((key) => objects?.lookup(key))
    .filter((object) => object instanceof PDFRawStream);
  for (const { dict } of streams) {
    const pixels = (findNumber(dict, 'Width') ?? 0) * (findNumber(dict, 'Height') ?? 0);
    // Black and white scans of large plans have many pixels, but take an eighth of the memory.
    const isBilevel = findNumber(dict, 'BitsPerComponent') === 1 || dict.has(PDFName.of('ImageMask'));
    if (pixels > PDF_LIMITS.imagePixels * (isBilevel ? 8 : 1))
      throw new PdfTooComplexError(say`a picture in it has more than 100 megapixels`);
  }
  return streams.filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Form'));
}
