import { createSeededNoise } from '../fixtures/sample-case/seeded-noise.ts';

/** Choices that are the same for the same seed. */
export type Random = {
  /** From `from` up to, not including, `to`. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly bytes: (count: number) => Buffer;
};

export function createRandom(seed: number): Random {
  const next = createSeededNoise(seed);
  const integer = (from: number, to: number): number => from + Math.floor(next() * Math.max(1, to - from));
  return {
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => integer(0, 256))),
  };
}
