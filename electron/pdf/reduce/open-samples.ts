import { PDFArray, PDFName } from 'pdf-lib';
import type { PDFDict, PDFObject, PDFRawStream } from 'pdf-lib';
import type { Sharp } from 'sharp';
import { findSampleBits, openPagePicture, statesColour } from '../intake/page-picture.ts';
import { readJpeg } from '../pictures/read-jpeg.ts';
import { listFilters } from '../source/decode-stream.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { findNumber } from '../source/pdf-values.ts';

const FILTERS = new Set(['', 'DCTDecode', 'FlateDecode', 'LZWDecode', 'RunLengthDecode', 'CCITTFaxDecode']);
const MASKING = ['ImageMask', 'Mask', 'SMask', 'SMaskInData', 'Decode', 'Alternates'].map((key) => PDFName.of(key));
const COLOUR_SPACE = PDFName.of('ColorSpace');
/** Larger pictures stay as they are: decoding one would take more memory than an export may. */
const MOST_PIXELS = 60_000_000;

/**
 * Whether a picture of a PDF can be read and given another form: not masked, not transparent, in grey or red, green and
 * blue. JPEG 2000, JBIG2, inks (CMYK) and rare colour spaces stay as they are.
 */
export function canReduce(stream: PDFRawStream): boolean {
  const { dict } = stream;
  if (MASKING.some((key) => dict.has(key))) return false;
  const filters = listFilters(dict);
  const components = countComponents(dict.lookup(COLOUR_SPACE));
  if (filters.length > 1 || !FILTERS.has(filters.join()) || !hasFitSize(dict) || components === undefined) return false;
  if (filters[0] !== 'DCTDecode') return statesColour(stream) !== undefined && findSampleBits(stream) <= 8;
  const jpeg = readJpeg(stream.contents);
  return jpeg?.isBaselineOrProgressive === true && jpeg.components === components && isOrdinaryJpeg(dict);
}

function hasFitSize(dict: PDFDict): boolean {
  const pixels = (findNumber(dict, 'Width') ?? 0) * (findNumber(dict, 'Height') ?? 0);
  return pixels >= 1 && pixels <= MOST_PIXELS;
}

/** Red, green and blue kept without the usual turning (ColorTransform 0) would come out in wrong colours. */
function isOrdinaryJpeg(dict: PDFDict): boolean {
  const parms = dict.lookup(PDFName.of('DecodeParms'));
  return parms === undefined || (parms instanceof PDFArray && parms.size() === 0);
}

/** 1 or 3 for colour spaces whose numbers may be written anew as they are; undefined for all others. */
function countComponents(space: PDFObject | undefined): 1 | 3 | undefined {
  if (space instanceof PDFName) return PLAIN[space.decodeText()];
  if (!(space instanceof PDFArray)) return undefined;
  const family = space.lookup(0);
  const name = family instanceof PDFName ? family.decodeText() : '';
  if (name === 'ICCBased') {
    const profile = space.lookup(1);
    const count = profile && 'dict' in profile ? findNumber((profile as PDFRawStream).dict, 'N') : undefined;
    return count === 1 || count === 3 ? count : undefined;
  }
  return name === 'Indexed' ? countComponents(space.lookup(1)) : PLAIN[name];
}

const PLAIN: Readonly<Record<string, 1 | 3>> = { DeviceGray: 1, CalGray: 1, DeviceRGB: 3, CalRGB: 3 };

/** The space that a picture's colours are in: that of its palette when it has one. */
export function findBaseSpace(dict: PDFDict): PDFObject | undefined {
  const own = dict.lookup(COLOUR_SPACE);
  const isIndexed = own instanceof PDFArray && own.lookup(0) === PDFName.of('Indexed');
  return isIndexed ? own.get(1) : dict.get(COLOUR_SPACE);
}

/** The pixels of a picture, its numbers untouched by profiles. @throws when it doesn't decode */
export async function openSamples(stream: PDFRawStream): Promise<Sharp> {
  if (listFilters(stream.dict)[0] === 'DCTDecode') {
    const { default: sharp } = await import('sharp');
    return sharp(stream.contents, { failOn: 'truncated', ignoreIcc: true, limitInputPixels: PDF_LIMITS.imagePixels });
  }
  const opened = await openPagePicture(stream);
  if (!opened) throw new Error("the picture can't be read");
  return opened;
}
