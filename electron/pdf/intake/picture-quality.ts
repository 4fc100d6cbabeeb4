import type { Sharp } from 'sharp';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { ColourRange } from '../../../shared/domain/measured-facts.ts';
import { say, sayList, type Said } from '../../../shared/domain/said.ts';
import { isCutOff } from './cut-edges.ts';
import { openForMeasuring, readGrey } from './grey-picture.ts';
import { note } from './inspection.ts';
import { measurePicture, type PictureMeasures } from './picture-measures.ts';

export type QualityRule = 'blurred' | 'too-dark' | 'too-light' | 'low-resolution' | 'blank-page' | 'cut-off';

/** What is known of a picture's size. */
export type PictureSize = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch on paper when it is certain (a scanner's word, a page of a PDF), else null. */
  readonly dpi: number | null;
};

/** Chosen on the tuning half of the labelled set (tests/fixtures/quality-set); docs/inspection.md has the figures. */
const LIMITS = { smear: 1.32, dark: 112, washedOut: 52, paper: 170, blank: 14 } as const;

const LEAST_DPI = 150;
/** A page needs so many pixels across; a card, which fills its picture with larger print, along its length. */
const LEAST_PIXELS = 1000;
/** Till receipts and strips are narrow. */
const LEAST_PIXELS_OF_STRIP = 450;
const CARD_SHAPE = { from: 1.5, to: 1.7 } as const;
const STRIP_SHAPE = 2.3;

export type QualityVerdict = {
  readonly rules: readonly QualityRule[];
  /** See `PictureMeasures`; 0 when the picture couldn't be measured. */
  readonly flat: number;
  /** Null when the picture couldn't be measured. */
  readonly colour: ColourRange | null;
  readonly size: PictureSize;
};

/** Which rules a JPEG, PNG, WebP or GIF breaks; none when it can't be decoded. Costs about 100 ms for a 12-megapixel photo. */
export async function judgeQuality(bytes: Uint8Array, size: PictureSize): Promise<QualityVerdict> {
  try {
    const picture = await openForMeasuring(bytes);
    return await judgeDecoded(picture, size, (await picture.metadata()).bitsPerSample === 1);
  } catch {
    return { rules: [], flat: 0, colour: null, size };
  }
}

/**
 * Which rules a picture breaks that something else decodes.
 * @param isBilevel stored as black and white
 * @throws what decoding throws
 */
export async function judgeDecoded(picture: Sharp, size: PictureSize, isBilevel: boolean): Promise<QualityVerdict> {
  const grey = await readGrey(picture, size);
  const measures = measurePicture(grey);
  const looks = judgeLooks(measures);
  const isBlank = looks.includes('blank-page');
  const rules: QualityRule[] = [...looks];
  if (!isBlank && isTooSmall(size)) rules.push('low-resolution');
  if (!isBlank && isCutOff(grey, measures)) rules.push('cut-off');
  const colour = grey.hasColour ? 'colour' : isBilevel ? 'black-and-white' : 'grey';
  return { rules, flat: measures.flat, colour, size };
}

/** What is wrong with how a picture looks. A picture without edges can't be blurred, and a dark one isn't washed out. */
function judgeLooks({ lightest, middle, contrast, smear, filled }: PictureMeasures): readonly QualityRule[] {
  const isPaper = lightest >= LIMITS.paper && middle >= LIMITS.paper;
  if (isPaper && filled === 0 && contrast < LIMITS.blank) return ['blank-page'];
  const rules: QualityRule[] = [];
  if (smear !== null && smear > LIMITS.smear) rules.push('blurred');
  if (lightest < LIMITS.dark) rules.push('too-dark');
  else if (isPaper && contrast >= LIMITS.blank && contrast < LIMITS.washedOut) rules.push('too-light');
  return rules;
}

/** Whether small print can't have been caught: by the resolution where it is certain, else by the pixels. */
export function isTooSmall({ width, height, dpi }: PictureSize): boolean {
  if (dpi !== null) return dpi < LEAST_DPI;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const shape = long / short;
  if (shape >= STRIP_SHAPE) return short < LEAST_PIXELS_OF_STRIP;
  return (shape >= CARD_SHAPE.from && shape <= CARD_SHAPE.to ? long : short) < LEAST_PIXELS;
}

const WORDS: Readonly<Record<QualityRule, readonly [isWhat: Said, fix: Said]>> = {
  blurred: [
    say`blurred; small print may not be readable.`,
    say`Compare the preview with the paper. If it reads badly, scan it again, or photograph it with a steady hand.`,
  ],
  'too-dark': [
    say`very dark.`,
    say`Scan it again, or photograph it in more light. Don't brighten it in an editor: Amazon wants documents unaltered.`,
  ],
  'too-light': [
    say`washed out: the print is hardly darker than the paper.`,
    say`Scan it again with a darker setting, or photograph it without a flash. Don't change the file in an editor.`,
  ],
  'low-resolution': [
    say`too coarse for small print.`,
    say`Scan it again with 300 dpi, or photograph it so that the document fills the picture, and send the photo in full size.`,
  ],
  'blank-page': [
    say`blank.`,
    say`If the paper has something there, scan it again with the right side down; otherwise there is nothing to do.`,
  ],
  'cut-off': [
    say`cut off at an edge: print, or the paper itself, runs out of the picture.`,
    say`Compare the preview with the paper. If a part is missing, scan or photograph it again with all four corners in view.`,
  ],
};

/**
 * A finding about a picture, or about some pages of a file.
 * @param pageNumbers 1-based; absent for a picture
 * @param pageCount of the file: a blank page among others is only worth knowing
 */
export function describeQuality(rule: QualityRule, pageNumbers?: readonly number[], pageCount = 1): Finding {
  const [isWhat, fix] = WORDS[rule];
  const level = rule === 'blank-page' && (pageNumbers?.length ?? 1) < pageCount ? 'info' : 'warning';
  return note(rule, level, say`${pageNumbers ? namePages(pageNumbers) : say`The picture is`} ${isWhat}`, fix);
}

const NAMED_PAGES = 8;

/** `Page 3 is`, `Pages 3, 5 are`; a long list is cut. */
export function namePages(pageNumbers: readonly number[]): Said {
  if (pageNumbers.length === 1) return say`Page ${pageNumbers[0] ?? ''} is`;
  const more = pageNumbers.length - NAMED_PAGES;
  return say`Pages ${sayList(pageNumbers.slice(0, NAMED_PAGES))}${more > 0 ? say` and ${more} more` : ''} are`;
}

/** Says that pages were not measured, so that no finding about them isn't taken for a good word. */
export function noteUnmeasured(pageNumbers: readonly number[]): Finding {
  const message = say`${namePages(pageNumbers)} not looked at for sharpness, light and cut edges.`;
  return note('not-measured', 'info', message, say`Compare the preview with the paper yourself.`);
}
