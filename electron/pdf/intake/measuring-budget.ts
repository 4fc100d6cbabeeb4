/** What measuring a file may cost: pages, and pixels of pictures that are decoded. */
const BUDGET = { pages: 40, pixels: 300_000_000 } as const;

/** Says whether a picture of so many pixels may still be measured. */
export function createMeasuringBudget(): (pixels: number) => boolean {
  let [pages, pixels] = [0, 0];
  return (more) => {
    pages += 1;
    pixels += more;
    return pages <= BUDGET.pages && pixels <= BUDGET.pixels;
  };
}
