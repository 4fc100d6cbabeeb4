import { PDF_LIMITS } from '../source/limits.ts';

/** A picture as it is measured: grey, on white where it was transparent, and no larger than the budget. */
export type GreyPicture = {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel, 0 black to 255 white. */
  readonly data: Uint8Array;
  /** Pixels of the file for each pixel here, along one side; 1 or more. */
  readonly shrink: number;
};

/** What is measured at most: a Letter page at about 105 dpi, where 10-point letters are still seven pixels high. */
const BUDGET_PIXELS = 1_050_000;

/**
 * Decodes and shrinks a picture for measuring. JPEGs are shrunk while they are decoded, so a 12-megapixel photo costs
 * little more than its decoder does.
 * @returns undefined when it doesn't decode
 */
export async function readGrey(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<GreyPicture | undefined> {
  const { default: sharp } = await import('sharp');
  const shrink = Math.max(1, Math.sqrt((size.width * size.height) / BUDGET_PIXELS));
  const [width, height] = [Math.max(1, Math.round(size.width / shrink)), Math.max(1, Math.round(size.height / shrink))];
  try {
    const options = { failOn: 'none', limitInputPixels: PDF_LIMITS.imagePixels, sequentialRead: true } as const;
    const { data, info } = await sharp(bytes, options)
      .flatten({ background: '#ffffff' })
      .resize(width, height, { fit: 'fill', withoutEnlargement: true })
      .greyscale()
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return info.channels === 1 ? { width: info.width, height: info.height, data, shrink } : undefined;
  } catch {
    return undefined;
  }
}
