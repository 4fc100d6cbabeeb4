/** What was measured at one moment, by name. */
export type Sample<Name extends string> = { readonly operation: number } & Readonly<Record<Name, number>>;

/** How much may be more at the end: `slack` at all (what happens to be under way), and `perThousand` for each 1,000 operations. */
export type GrowthLimit = { readonly slack: number; readonly perThousand: number };

export type Growth<Name extends string> = {
  readonly name: Name;
  readonly early: number;
  readonly late: number;
  readonly limit: number;
  readonly isWithin: boolean;
};

/** Until then caches fill and code is compiled. */
const WARM_UP_SHARE = 1 / 4;

/**
 * Compares the median of the first third behind the warm-up with the median of the last third, so that one sample taken while
 * something was under way says nothing. Throws when there are too few samples to compare.
 */
export function judgeGrowth<Name extends string>(
  samples: readonly Sample<NoInfer<Name>>[],
  limits: Readonly<Record<Name, GrowthLimit>>,
): readonly Growth<Name>[] {
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP_SHARE));
  const size = Math.floor(warm.length / 3);
  if (size < 3) throw new Error(`${samples.length} samples are too few`);
  const [first, last] = [warm.slice(0, size), warm.slice(-size)];
  const between = median(last.map(({ operation }) => operation)) - median(first.map(({ operation }) => operation));
  return (Object.keys(limits) as Name[]).map((name) => {
    const { slack, perThousand } = limits[name];
    const valuesOf = (window: readonly Sample<Name>[]): number[] => window.map((sample) => sample[name]);
    const [early, late] = [median(valuesOf(first)), median(valuesOf(last))];
    const limit = slack + (perThousand * between) / 1000;
    return { name, early, late, limit, isWithin: late - early <= limit };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = low] = sorted.length % 2 === 0 ? sorted.slice(middle - 1, middle + 1) : [sorted[middle]];
  return (low + high) / 2;
}
