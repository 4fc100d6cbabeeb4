import { constants, deflateSync } from 'node:zlib';
import { PDFName, PDFPageLeaf } from 'pdf-lib';
import type { PDFContext, PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { makeColorSpace } from './pictures/color-space.ts';
import { choosePageSize, placePicture, type PageSize, type StatedSize } from './pictures/page-size.ts';
import { readJpeg, stripJpeg, type JpegFacts } from './pictures/read-jpeg.ts';
import { readPng, type PngFacts } from './pictures/read-png.ts';
import { createRecentPictures } from './pictures/recent-pictures.ts';
import { splitAlpha } from './pictures/split-alpha.ts';
import { formatNumbers } from './source/pdf-values.ts';

/** A picture in the target document, ready to be shown on any number of pages. */
export type EmbeddedPicture = {
  readonly image: PDFRef;
  /** The image stream, to be compared with what is read back. */
  readonly stream: PDFRawStream;
  readonly pageSize: PageSize;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
};

/** Of zlib: the lowest that looks for better matches before it takes one. */
const QUICK_LEVEL = 4;

/** The rows of a picture with an alpha channel, packed; `alpha` is null when nothing shines through. */
type PackedRows = { readonly colors: Uint8Array; readonly alpha: Uint8Array | null };

/** Two or three screenshots. */
const recentRows = createRecentPictures<PackedRows>(
  8 * 1024 * 1024,
  ({ colors, alpha }) => colors.length + (alpha?.length ?? 0),
);

/**
 * Puts a picture into a document without changing a pixel, and without decoding it where PDF can hold its data as they
 * are: JPEG always, PNG when it has neither transparency nor interlacing.
 * @param paper the largest size of a page whose picture doesn't state its own
 * @param stated what the file that the picture was converted from says about its size; its own word when absent
 * @throws when the bytes aren't the picture that they were when they were taken in
 */
export async function embedPicture(
  bytes: Uint8Array,
  mime: 'image/jpeg' | 'image/png',
  target: PDFContext,
  paper: 'a4' | 'letter',
  stated?: StatedSize,
): Promise<EmbeddedPicture> {
  if (mime === 'image/jpeg') {
    const jpeg = readJpeg(bytes);
    if (!jpeg?.isBaselineOrProgressive) throw new Error('not a JPEG that PDF can hold');
    const isTurned = jpeg.orientation >= 5;
    const [width, height] = isTurned ? [jpeg.height, jpeg.width] : [jpeg.width, jpeg.height];
    const stream = embedJpeg(stripJpeg(bytes, jpeg), jpeg, target);
    return {
      image: target.register(stream),
      stream,
      pageSize: choosePageSize(width, height, stated ?? jpeg, paper),
      orientation: jpeg.orientation,
    };
  }
  const png = readPng(bytes);
  if (!png?.isComplete) throw new Error('not a PNG, or a damaged one');
  const stream = canPassThrough(png) ? embedPng(png, target) : await embedClearPng(bytes, png, target);
  return {
    image: target.register(stream),
    stream,
    pageSize: choosePageSize(png.width, png.height, stated ?? { dpi: png.dpi, isPhoto: false }, paper),
    orientation: 1,
  };
}

/** A page that shows a picture from edge to edge. The caller gives it its place in the document. */
export function makePicturePage(picture: EmbeddedPicture, target: PDFContext, parent: PDFRef): PDFPageLeaf {
  const { width, height } = picture.pageSize;
  const matrix = placePicture(picture.orientation, picture.pageSize);
  const content = target.register(target.stream(`q ${formatNumbers(matrix)} cm /Picture Do Q\n`));
  const leaf = PDFPageLeaf.fromMapWithContext(new Map<PDFName, PDFObject>(), target, false);
  leaf.set(PDFName.of('Type'), PDFName.of('Page'));
  leaf.set(PDFName.of('Parent'), parent);
  leaf.set(PDFName.of('MediaBox'), target.obj([0, 0, width, height]));
  leaf.set(PDFName.of('Resources'), target.obj({ XObject: { Picture: picture.image } }));
  leaf.set(PDFName.of('Contents'), content);
  return leaf;
}

function embedJpeg(data: Uint8Array, facts: JpegFacts, target: PDFContext): PDFRawStream {
  const components = facts.components === 1 || facts.components === 4 ? facts.components : 3;
  // Adobe writes CMYK inverted (Adobe Technical Note 5116, section 18), and DCTDecode doesn't turn it back.
  const isInverted = components === 4 && facts.adobeTransform !== null;
  const isPlainRgb = components === 3 && facts.adobeTransform === null && facts.hasRgbIds;
  return target.stream(data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: facts.width,
    Height: facts.height,
    ColorSpace: makeColorSpace(target, components, facts.iccProfile),
    BitsPerComponent: 8,
    Filter: 'DCTDecode',
    ...(isInverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
    ...(isPlainRgb ? { DecodeParms: { ColorTransform: 0 } } : {}),
  });
}

/** PDF borrows compression and row filters from PNG, so that the data fit as they are (PDF 1.7, 7.4.4.4). */
function canPassThrough(png: PngFacts): boolean {
  return !png.isInterlaced && !png.hasTransparency && png.colorType !== 4 && png.colorType !== 6;
}

function embedPng(png: PngFacts, target: PDFContext): PDFRawStream {
  const components = png.colorType === 2 ? 3 : 1;
  const palette = png.palette;
  const base = makeColorSpace(target, palette ? 3 : components, png.iccProfile);
  return target.stream(Buffer.concat(png.data), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    ColorSpace: palette ? ['Indexed', base, palette.length / 3 - 1, target.obj(palette as never)] : base,
    BitsPerComponent: png.bitDepth,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: components, BitsPerComponent: png.bitDepth, Columns: png.width },
  });
}

/** A picture with an alpha channel is taken apart in its rows; decoding and packing it again takes twice the time. */
async function embedClearPng(bytes: Uint8Array, png: PngFacts, target: PDFContext): Promise<PDFRawStream> {
  const isPlainAlpha = (png.colorType === 4 || png.colorType === 6) && !png.isInterlaced && !png.hasTransparency;
  if (!isPlainAlpha) return embedDecodedPng(bytes, png, target);
  const rows = await recentRows.getOrMake(bytes, '', async () => packRows(png));
  return rows ? embedRows(rows, png, target) : embedDecodedPng(bytes, png, target);
}

/** Undefined when the data aren't whole. */
function packRows(png: PngFacts): PackedRows | undefined {
  const rows = splitAlpha(png);
  if (!rows) return undefined;
  const alpha = rows.alpha && deflateSync(rows.alpha, { strategy: constants.Z_RLE });
  return { colors: packColors(rows.colors, png), alpha };
}

function embedRows({ colors, alpha }: PackedRows, png: PngFacts, target: PDFContext): PDFRawStream {
  const stream = embedPng({ ...png, colorType: png.colorType === 6 ? 2 : 0, data: [colors] }, target);
  if (alpha) {
    const mask = embedPng({ ...png, colorType: 0, iccProfile: null, data: [alpha] }, target);
    stream.dict.set(PDFName.of('SMask'), target.register(mask));
  }
  return stream;
}

/**
 * Half the work of zlib's usual level, and on screenshots hardly longer; where it comes out longer than the picture was
 * with its alpha channel, the usual level is worth its time.
 */
function packColors(colors: Uint8Array, { data }: PngFacts): Uint8Array {
  const quick = deflateSync(colors, { level: QUICK_LEVEL });
  const sourceBytes = data.reduce((sum, part) => sum + part.length, 0);
  return quick.length <= sourceBytes ? quick : deflateSync(colors);
}

/** Interlaced pictures and such with one transparent colour are decoded, and packed again as PNG, which then passes through. Lossless. */
async function embedDecodedPng(bytes: Uint8Array, png: PngFacts, target: PDFContext): Promise<PDFRawStream> {
  const { default: sharp } = await import('sharp');
  // Opened anew for each use: sharp's clone() copies all the memory that the bytes are a part of.
  const open = () => sharp(bytes, { failOn: 'truncated', ignoreIcc: true });
  const isGrey = png.colorType === 0 || png.colorType === 4;
  const space = isGrey ? { 8: 'b-w', 16: 'grey16' } : { 8: 'srgb', 16: 'rgb16' };
  const packed = await open()
    .removeAlpha()
    .toColorspace(png.bitDepth === 16 ? space[16] : space[8])
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  const colors = readPng(packed);
  if (!colors) throw new Error('the picture could not be packed');
  const stream = embedPng({ ...colors, iccProfile: png.iccProfile }, target);
  if (png.colorType !== 4 && png.colorType !== 6 && !png.hasTransparency) return stream;
  const alpha = await open().ensureAlpha().extractChannel('alpha').raw().toBuffer();
  if (alpha.some((value) => value !== 255)) stream.dict.set(PDFName.of('SMask'), embedMask(alpha, png, target));
  return stream;
}

/** One byte for each pixel: how much of it covers the page. */
function embedMask(alpha: Uint8Array, { width, height }: PngFacts, target: PDFContext): PDFRef {
  const mask = target.flateStream(alpha, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
  });
  return target.register(mask);
}
