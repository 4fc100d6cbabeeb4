/** What the pixels or the drawing of a file show at most: colours, shades of grey, or only black and white. */
export type ColourRange = 'colour' | 'grey' | 'black-and-white';

/** A picture that fills its page. */
export type PagePictureFacts = {
  /** 1-based. */
  readonly pageNumber: number;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch on the page, or as a picture states them; null when unknown. */
  readonly dpi: number | null;
  /** Null when it couldn't be measured. */
  readonly colour: ColourRange | null;
};

/** What inspection measured besides its findings; told by the command line, not kept. */
export type MeasuredFacts = {
  /** Null when nothing could be measured. */
  readonly colour: ColourRange | null;
  /** Whether the pages of a PDF hold text that can be searched, seen or unseen; null for pictures. */
  readonly textLayer: 'yes' | 'partly' | 'no' | null;
  /** 1-based. */
  readonly blankPages: readonly number[];
  readonly rotatedPages: readonly number[];
  /** The pages that are one picture: all of a picture's file, the scans of a PDF. */
  readonly pagePictures: readonly PagePictureFacts[];
};

const ORDER: readonly ColourRange[] = ['colour', 'grey', 'black-and-white'];

/** The most that any of them shows; null when none is known. */
export function widestColour(ranges: readonly (ColourRange | null)[]): ColourRange | null {
  return ORDER.find((range) => ranges.includes(range)) ?? null;
}
