/** What ranking needs to know of an entry. */
export type RankedEntry = { readonly id: string; readonly name: string };

const AT_START = 8;
const AT_WORD = 6;
const INSIDE = 4;
const SCATTERED = 1;
const RECENT_BONUS = 0.5;

/**
 * The entries whose names fit what was typed, best first: every word typed has to be in the name, at best at its start, at
 * least letter by letter in order ("evd" finds "Evidence"). What was chosen lately comes first among equals.
 * @param recentIds latest first
 */
export function rankEntries<Entry extends RankedEntry>(
  query: string,
  entries: readonly Entry[],
  recentIds: readonly string[],
): readonly Entry[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return entries
    .flatMap((entry) => {
      const score = scoreName(fold(entry.name), words);
      return score === undefined ? [] : [{ entry, score: score + recency(recentIds.indexOf(entry.id)) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function recency(place: number): number {
  return place < 0 ? 0 : RECENT_BONUS / (place + 1);
}

function scoreName(name: string, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const score = scoreWord(name, word);
    if (score === undefined) return undefined;
    sum += score;
  }
  return sum;
}

function scoreWord(name: string, word: string): number | undefined {
  if (name.startsWith(word)) return AT_START;
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(name[at - 1] ?? '')) return AT_WORD;
  }
  if (name.includes(word)) return INSIDE;
  return word.length > 1 && isScattered(name, word) ? SCATTERED : undefined;
}

/** Whether the letters of `word` stand in `name` in this order, the first of them at the start of a word. */
function isScattered(name: string, word: string): boolean {
  return name.split(/[^\p{L}\p{N}]+/u).some((_, index, parts) => {
    const rest = parts.slice(index).join('');
    if (!rest.startsWith(word[0] ?? '')) return false;
    let at = -1;
    return [...word].every((letter) => (at = rest.indexOf(letter, at + 1)) >= 0);
  });
}

/** Without case and accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}
