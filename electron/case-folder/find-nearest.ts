const COUNT = 3;

/** The few ids that look most like a wrong one. */
export function findNearest(wrong: string, ids: readonly string[]): readonly string[] {
  const wanted = pairsOf(wrong);
  return ids
    .map((id, index) => ({ id, index, likeness: likeness(wanted, pairsOf(id)) }))
    .sort((a, b) => b.likeness - a.likeness || a.index - b.index)
    .slice(0, COUNT)
    .map(({ id }) => id);
}

/** Every two letters that follow each other; words that share many of them look alike (Dice's coefficient). */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}
