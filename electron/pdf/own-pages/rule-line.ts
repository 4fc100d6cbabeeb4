import type { FlowLine } from './flow-line.ts';
import type { Color } from './own-page.ts';

/** A horizontal rule across a width, in the middle of its own height. Points. */
export function makeRule(width: number, height: number, thickness: number, color: Color): FlowLine {
  return {
    height,
    items: [{ kind: 'line', from: [0, -height / 2], to: [width, -height / 2], thickness, color }],
    links: [],
  };
}
