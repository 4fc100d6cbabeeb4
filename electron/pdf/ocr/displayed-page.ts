import type { Box, Matrix } from '../source/pdf-values.ts';

/** What decides how a page is shown. */
export type PageView = {
  readonly visibleBox: Box;
  /** Clockwise: 0, 90, 180 or 270. */
  readonly rotate: number;
};

/** Turns a page's user space into fractions of the displayed page, from its top left. */
export function toDisplay({ visibleBox: [x1, y1, x2, y2], rotate }: PageView): Matrix {
  const [width, height] = [x2 - x1, y2 - y1];
  switch (rotate) {
    case 90:
      return [0, 1 / width, 1 / height, 0, -y1 / height, -x1 / width];
    case 180:
      return [-1 / width, 0, 0, 1 / height, x2 / width, -y1 / height];
    case 270:
      return [0, -1 / width, -1 / height, 0, y2 / height, x2 / width];
    default:
      return [1 / width, 0, 0, -1 / height, -x1 / width, y2 / height];
  }
}

/** Width and height of the displayed page, in units of user space. */
export function measureDisplay({ visibleBox: [x1, y1, x2, y2], rotate }: PageView): readonly [number, number] {
  return rotate % 180 === 0 ? [x2 - x1, y2 - y1] : [y2 - y1, x2 - x1];
}

/** First the one, then the other. */
export function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
