import type { PageArea, PageWord } from '../../../shared/domain/page-text.ts';

/** A run of text as pdf.js gives it: `transform` maps a unit of text to the page, `width` is along the line, in points. */
export type TextRun = { readonly str: string; readonly width: number; readonly transform: readonly number[] };

/** The displayed page: its size, and where a point of the page's own space lies on it (from the top left). */
export type DisplayedPage = {
  readonly width: number;
  readonly height: number;
  readonly toDisplayed: (x: number, y: number) => readonly [number, number];
};

type Placement = { readonly x: number; readonly y: number; readonly along: Vector; readonly up: Vector };
type Vector = readonly [number, number];

/** How far letters reach over and under the line, in parts of the font's size: most fonts keep within it. */
const ASCENT = 0.8;
const DESCENT = 0.22;

/**
 * The words of a run and where they stand on the displayed page. A run gives only its whole width; words get their share by
 * the usual widths of their letters, which is right to about a letter.
 */
export function placeWords(run: TextRun, page: DisplayedPage): readonly PageWord[] {
  const placement = findPlacement(run);
  if (!placement) return [];
  const total = measure(run.str);
  if (total === 0) return [];
  return [...run.str.matchAll(/\S+/gu)].flatMap(({ 0: text, index }) => {
    const start = (measure(run.str.slice(0, index)) / total) * run.width;
    const end = start + (measure(text) / total) * run.width;
    const area = areaOf(placement, [start, end], page);
    return area ? [{ text, area }] : [];
  });
}

function findPlacement({ transform, width }: TextRun): Placement | undefined {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const along = Math.hypot(a, b);
  const isDrawn = along > 0 && Math.hypot(c, d) > 0 && width > 0;
  return isDrawn && [a, b, c, d, x, y, width].every((value) => Number.isFinite(value))
    ? { x, y, along: [a / along, b / along], up: [c, d] }
    : undefined;
}

/** The box around a part of a line, as fractions of the page; undefined when none of it is on the page. */
function areaOf(
  { x, y, along, up }: Placement,
  [start, end]: readonly [number, number],
  page: DisplayedPage,
): PageArea | undefined {
  const corners = [start, end].flatMap((distance) =>
    [-DESCENT, ASCENT].map((rise) =>
      page.toDisplayed(x + along[0] * distance + up[0] * rise, y + along[1] * distance + up[1] * rise),
    ),
  );
  const xs = corners.map(([cornerX]) => toFraction(cornerX, page.width));
  const ys = corners.map(([, cornerY]) => toFraction(cornerY, page.height));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [round(Math.max(...xs) - left), round(Math.max(...ys) - top)];
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

function toFraction(value: number, whole: number): number {
  return round(Math.min(1, Math.max(0, value / whole)));
}

/** Four digits are a tenth of a point on a large sheet, and a third of the space on the disk. */
function round(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}

const NARROW = /[ iljtfrI.,:;'!|()[\]/-]/;
const WIDE = /[mwMWOQGCDNU@%\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;

/** Width in usual letters. */
function measure(text: string): number {
  let sum = 0;
  for (const letter of text) sum += NARROW.test(letter) ? 0.55 : WIDE.test(letter) ? 1.5 : 1;
  return sum;
}
