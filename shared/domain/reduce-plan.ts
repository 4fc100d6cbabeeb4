/**
 * What may be done to a picture so that a packet fits a limit, mildest first. Resolutions are dots per inch.
 *
 * - `jpeg-200`, `jpeg-150`: at most so many dots, in its own colours;
 * - `grey-200`, `grey-150`: the same without colour, only where colour tells nothing;
 * - `fax-300`, `fax-200`: a picture that has two colours already, with fewer dots;
 * - `two-colour`: a grey page as black and white at 200 dots, only with the user's consent.
 */
export const REDUCTION_STEPS = [
  'jpeg-200',
  'fax-300',
  'grey-200',
  'jpeg-150',
  'grey-150',
  'fax-200',
  'two-colour',
] as const;
export type ReductionStep = (typeof REDUCTION_STEPS)[number];

/** No picture comes below this; with fewer dots small print can't be read (peers.md point 24: 150 to 300). */
export const LEAST_DPI = 150;

/** A picture of the packet as it was measured in its source. */
export type MeasuredPicture = {
  /** Unique in the packet; also decides between pictures with equal gains. */
  readonly id: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
  /** At the largest size at which the packet shows it. */
  readonly dpi: number;
  /** Whether its paper may be given in other than its original form. */
  readonly isExact: boolean;
  readonly colours: 'two' | 'grey' | 'colour';
  /** Colours that tell something: a stamp, a photograph. Yellowed paper is none. */
  readonly needsColour: boolean;
  /** Dark on light, as printed pages are; only these stay readable in two colours. */
  readonly isPage: boolean;
};

/** One picture to be tried in one form. */
export type ReductionAttempt = { readonly pictureId: string; readonly step: ReductionStep };

export type ReductionConsent = { readonly twoColour: boolean };

/** Pictures below this are small already. */
const SMALL_BYTES = 24_000;
/** A step that promises less than this share of a picture isn't worth a change of the picture. */
const LEAST_GAIN_SHARE = 0.1;
/** Above a step's resolution by less than this counts as at it. */
const DPI_TOLERANCE = 1.05;

/** The rungs of the ladder: one is begun only when those before did not suffice for all pictures together. */
const RUNGS: readonly (readonly ReductionStep[])[] = [
  ['jpeg-200', 'fax-300'],
  ['grey-200'],
  ['jpeg-150', 'grey-150', 'fax-200'],
  ['two-colour'],
];

/** Bytes for each pixel, as scans and photographs usually take them; only the order of trying depends on it. */
const BYTES_PER_PIXEL: Readonly<Record<ReductionStep, number>> = {
  'jpeg-200': 0.22,
  'fax-300': 0.012,
  'grey-200': 0.16,
  'jpeg-150': 0.22,
  'grey-150': 0.18,
  'fax-200': 0.016,
  'two-colour': 0.02,
};

/** The most dots per inch that a step leaves. */
export function stepDpi(step: ReductionStep): number {
  if (step === 'two-colour') return 200;
  return Number(step.slice(-3));
}

/**
 * The size in pixels that a picture has after a step: never more than it has, never below 150 dots per inch unless it
 * came with fewer.
 */
export function sizeAfter(
  picture: Pick<MeasuredPicture, 'width' | 'height' | 'dpi'>,
  step: ReductionStep,
): { readonly width: number; readonly height: number; readonly dpi: number } {
  const most = stepDpi(step);
  const scale = picture.dpi <= most * DPI_TOLERANCE ? 1 : most / picture.dpi;
  return {
    width: Math.min(picture.width, Math.ceil(picture.width * scale)),
    height: Math.min(picture.height, Math.ceil(picture.height * scale)),
    dpi: scale < 1 ? most : picture.dpi,
  };
}

/**
 * In which order pictures are tried in which form, until the packet fits: rung by rung, within a rung the largest
 * expected gain first. Pure; whoever carries it out stops as soon as the limit is met, and keeps a form only when it is
 * smaller than the one before.
 */
export function listReductionAttempts(
  pictures: readonly MeasuredPicture[],
  consent: ReductionConsent,
): readonly ReductionAttempt[] {
  const expected = new Map(pictures.map(({ id, sizeBytes }) => [id, sizeBytes]));
  return RUNGS.flatMap((rung) => {
    const attempts = pictures.flatMap((picture) => {
      const step = rung.find((candidate) => mayTake(picture, candidate, consent));
      if (step === undefined) return [];
      const now = expected.get(picture.id) ?? picture.sizeBytes;
      const { width, height } = sizeAfter(picture, step);
      const after = width * height * BYTES_PER_PIXEL[step];
      const gain = now - after;
      if (gain < now * LEAST_GAIN_SHARE) return [];
      expected.set(picture.id, after);
      return [{ pictureId: picture.id, step, gain }];
    });
    return attempts
      .sort((a, b) => b.gain - a.gain || (a.pictureId < b.pictureId ? -1 : 1))
      .map(({ pictureId, step }) => ({ pictureId, step }));
  });
}

/** Whether a picture may ever be given a form; what the user consented to is all that may happen to it. */
export function mayTake(picture: MeasuredPicture, step: ReductionStep, consent: ReductionConsent): boolean {
  if (picture.isExact || picture.sizeBytes < SMALL_BYTES) return false;
  const isFaxStep = step === 'fax-300' || step === 'fax-200';
  if (isFaxStep !== (picture.colours === 'two')) return false;
  return isFaxStep ? isAbove(picture, stepDpi(step)) : mayTakeGrey(picture, step, consent);
}

/** The forms of pictures that aren't in two colours already. */
function mayTakeGrey(
  picture: MeasuredPicture,
  step: Exclude<ReductionStep, 'fax-300' | 'fax-200'>,
  consent: ReductionConsent,
): boolean {
  const suits: Readonly<Record<typeof step, boolean>> = {
    'jpeg-200': isSharp(picture),
    'jpeg-150': picture.needsColour && isAbove(picture, LEAST_DPI),
    'grey-200': picture.colours === 'colour' && !picture.needsColour && isSharp(picture),
    'grey-150': !picture.needsColour && isAbove(picture, LEAST_DPI),
    'two-colour': consent.twoColour && !picture.needsColour && picture.isPage && isSharp(picture),
  };
  return suits[step];
}

function isAbove({ dpi }: MeasuredPicture, least: number): boolean {
  return dpi > least * DPI_TOLERANCE;
}

function isSharp({ dpi }: MeasuredPicture): boolean {
  return dpi >= LEAST_DPI;
}
