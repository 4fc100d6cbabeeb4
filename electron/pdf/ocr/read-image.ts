import { PDFName, PDFRawStream, type PDFDict } from 'pdf-lib';
import { decodeStream, listFilters } from '../source/decode-stream.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { asDict, findArray, findDict, findNumber, findStream } from '../source/pdf-values.ts';
import { readSamples } from './read-samples.ts';
import { wrapFax } from './wrap-fax.ts';

/** A picture of a PDF in shades of grey, row by row from the top. */
export type GreyPicture = {
  readonly width: number;
  readonly height: number;
  /** 0 is black. */
  readonly grey: Uint8Array;
  /** How much of each pixel covers what lies below; all of it when absent. Of its own size. */
  readonly cover?: Omit<GreyPicture, 'cover'>;
};

/** Codings that nothing of ours decodes. */
const UNKNOWN = new Set(['JPXDecode', 'JBIG2Decode']);

/**
 * Decodes a picture of a PDF for reading: JPEG, fax, and everything that is kept as plain samples.
 * @returns undefined for what we have no decoder for (JPEG 2000, JBIG2) and for data that don't fit their description
 * @throws what the decoders throw
 */
export async function readImage(stream: PDFRawStream): Promise<GreyPicture | undefined> {
  const grey = await readGrey(stream);
  if (!grey) return undefined;
  if (isStencil(stream.dict)) return paintStencil(grey);
  const mask = findStream(stream.dict, 'SMask') ?? findStream(stream.dict, 'Mask');
  const found = mask && (await readGrey(mask));
  if (!found) return mask ? undefined : grey;
  return { ...grey, cover: isStencil(mask.dict) ? invert(found) : found };
}

function isStencil(dict: PDFDict): boolean {
  return dict.lookup(PDFName.of('ImageMask'))?.toString() === 'true';
}

/** Paints where its samples are 0 (PDF 1.7, 8.9.6.2); in black, as nobody scans with white ink. */
function paintStencil(picture: GreyPicture): GreyPicture {
  return { ...picture, grey: new Uint8Array(picture.grey.length), cover: invert(picture) };
}

function invert(picture: GreyPicture): GreyPicture {
  return { ...picture, grey: picture.grey.map((value) => 255 - value) };
}

async function readGrey(stream: PDFRawStream): Promise<GreyPicture | undefined> {
  const { dict } = stream;
  const { width, height } = readSize(dict);
  if (width < 1 || height < 1 || width * height > PDF_LIMITS.imagePixels) return undefined;
  const coding = listFilters(dict).at(-1) ?? '';
  if (UNKNOWN.has(coding)) return undefined;
  if (coding === 'DCTDecode') return readEncoded(undoOuterFilters(stream), isInverted(dict) && !isCmyk(dict));
  if (coding === 'CCITTFaxDecode') return readFax(stream, { width, height });
  const samples = decodeStream(stream, PDF_LIMITS.imagePixels * 4)?.bytes;
  const grey = samples && readSamples(samples, dict, { width, height, isInverted: isInverted(dict) });
  return grey && { width, height, grey };
}

function readSize(dict: PDFDict): Pick<GreyPicture, 'width' | 'height'> {
  return { width: findNumber(dict, 'Width') ?? 0, height: findNumber(dict, 'Height') ?? 0 };
}

async function readFax(
  stream: PDFRawStream,
  size: Pick<GreyPicture, 'width' | 'height'>,
): Promise<GreyPicture | undefined> {
  const parms = findFaxParms(stream.dict);
  const fax = wrapFax(undoOuterFilters(stream), { ...size, parms });
  const isBlackOne = parms?.lookup(PDFName.of('BlackIs1'))?.toString() === 'true';
  return fax && readEncoded(fax, isInverted(stream.dict) !== isBlackOne);
}

/** Adobe's inverted CMYK says so both in the JPEG and in the PDF; the JPEG decoder heeds it already. */
function isCmyk(dict: PDFDict): boolean {
  return (findArray(dict, 'Decode')?.size() ?? 0) === 8;
}

function isInverted(dict: PDFDict): boolean {
  const first = findArray(dict, 'Decode')?.lookup(0)?.toString();
  return first !== undefined && Number(first) === 1;
}

function findFaxParms(dict: PDFDict): PDFDict | undefined {
  const list = findArray(dict, 'DecodeParms');
  return findDict(dict, 'DecodeParms') ?? asDict(list?.lookup(list.size() - 1));
}

/** The bytes as the picture's own decoder wants them. */
function undoOuterFilters(stream: PDFRawStream): Uint8Array {
  const outer = listFilters(stream.dict).slice(0, -1);
  if (outer.length === 0) return stream.contents;
  const dict = stream.dict.context.obj({ Filter: [...outer] });
  return decodeStream(PDFRawStream.of(dict, stream.contents))?.bytes ?? new Uint8Array();
}

async function readEncoded(bytes: Uint8Array, isInverted: boolean): Promise<GreyPicture> {
  const { default: sharp } = await import('sharp');
  const pipeline = sharp(bytes, { failOn: 'none', limitInputPixels: PDF_LIMITS.imagePixels }).removeAlpha().grayscale();
  const { data, info } = await (isInverted ? pipeline.negate() : pipeline).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}
