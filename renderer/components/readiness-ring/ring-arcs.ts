export type RingPart = { readonly id: string; readonly done: number; readonly total: number };

export type RingArc = {
  readonly id: string;
  /** SVG paths on a circle around 50,50; `done` is empty when nothing is done. */
  readonly whole: string;
  readonly done: string;
  readonly isComplete: boolean;
};

/**
 * One arc for each part with anything to do, clockwise from the top. Parts take room by their number of items, but never
 * less than half an even share, so that a part of one item stays visible.
 * @param gapDegrees empty space between two arcs
 */
export function ringArcs(parts: readonly RingPart[], radius: number, gapDegrees: number): readonly RingArc[] {
  const counted = parts.filter((part) => part.total > 0);
  const weights = counted.map((part) => part.total);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const least = sum / counted.length / 2;
  const shares = weights.map((weight) => Math.max(weight, least));
  const shareSum = shares.reduce((all, share) => all + share, 0);
  const gap = counted.length > 1 ? gapDegrees : 0;
  const room = 360 - gap * counted.length;
  let from = gap / 2;
  return counted.map((part, index) => {
    const sweep = (room * (shares[index] ?? 0)) / shareSum;
    const done = Math.min(part.done, part.total) / part.total;
    const arc: RingArc = {
      id: part.id,
      whole: arcPath(radius, from, sweep),
      done: done > 0 ? arcPath(radius, from, sweep * done) : '',
      isComplete: done === 1,
    };
    from += sweep + gap;
    return arc;
  });
}

function arcPath(radius: number, from: number, sweep: number): string {
  // An arc of a whole turn would begin where it ends and draw nothing.
  const [x1, y1] = pointAt(radius, from);
  const [x2, y2] = pointAt(radius, from + Math.min(sweep, 359.99));
  return `M${x1} ${y1}A${radius} ${radius} 0 ${sweep > 180 ? 1 : 0} 1 ${x2} ${y2}`;
}

function pointAt(radius: number, degrees: number): readonly [number, number] {
  const radians = ((degrees - 90) * Math.PI) / 180;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return [round(50 + radius * Math.cos(radians)), round(50 + radius * Math.sin(radians))];
}
