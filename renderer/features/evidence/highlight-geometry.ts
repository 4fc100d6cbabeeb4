import { MIN_SIDE } from '../../../shared/domain/highlight.ts';
import type { PageArea } from '../../../shared/domain/page-text.ts';

/** A place on a page, as fractions of its width and height from the top left. */
export type PagePoint = { readonly x: number; readonly y: number };

/** A highlight that is put there without a mouse: a line of text in the middle of the page. */
export const FIRST_AREA: PageArea = { left: 0.25, top: 0.45, width: 0.5, height: 0.04 };

/** Keys can't make a highlight smaller than this, so that it stays in sight. */
const LEAST_SIDE = 5 * MIN_SIDE;
const DIGITS = 1e5;

/** Fractions with five digits are finer than any screen, and stay short in case files. */
function round(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** The rectangle between two corners, cut to the page. */
export function areaBetween(a: PagePoint, b: PagePoint): PageArea {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map((x) => round(clamp(x, 0, 1))) as [number, number];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map((y) => round(clamp(y, 0, 1))) as [number, number];
  return { left, top, width: round(right - left), height: round(bottom - top) };
}

/** Whether a drawn rectangle was meant: not the trace of a click. */
export function isDrawn({ width, height }: PageArea): boolean {
  return width >= LEAST_SIDE && height >= MIN_SIDE * 2;
}

/** The rectangles moved together; the first one that meets the page's edge stops them all. */
export function moveAreas(areas: readonly PageArea[], dx: number, dy: number): PageArea[] {
  const [left, top] = [Math.min(...areas.map((area) => area.left)), Math.min(...areas.map((area) => area.top))];
  const right = Math.max(...areas.map((area) => area.left + area.width));
  const bottom = Math.max(...areas.map((area) => area.top + area.height));
  const [x, y] = [clamp(dx, -left, 1 - right), clamp(dy, -top, 1 - bottom)];
  return areas.map((area) => ({ ...area, left: round(area.left + x), top: round(area.top + y) }));
}

/** The rectangles with their right and lower edges moved. */
export function resizeAreas(areas: readonly PageArea[], dx: number, dy: number): PageArea[] {
  return areas.map((area) => ({
    ...area,
    width: round(clamp(area.width + dx, Math.min(LEAST_SIDE, area.width), 1 - area.left)),
    height: round(clamp(area.height + dy, Math.min(LEAST_SIDE, area.height), 1 - area.top)),
  }));
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const KEY_STEP = 0.005;

/** What an arrow key makes of rectangles: it moves them, with Shift it changes their size; null for another key. */
export function areasForKey(
  areas: readonly PageArea[],
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): PageArea[] | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const [dx, dy] = [arrow[0] * KEY_STEP, arrow[1] * KEY_STEP];
  return shiftKey ? resizeAreas(areas, dx, dy) : moveAreas(areas, dx, dy);
}
