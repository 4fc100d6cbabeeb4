import type { NoticePartReading } from '../../../shared/contracts/notices.ts';

type Match = NoticePartReading['reasons'][number]['matches'][number];

/** The words that spoke for a reason, each once, the strong ones first. */
export function listCueWords(text: string, matches: readonly Match[], most = 4): readonly string[] {
  const sorted = matches.toSorted((a, b) => Number(b.isStrong) - Number(a.isStrong) || a.start - b.start);
  const words = sorted.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim());
  // A word that stands in a longer one says nothing more.
  const unique = [...new Set(words)];
  return unique
    .filter((word) => !unique.some((other) => other !== word && other.toLowerCase().includes(word.toLowerCase())))
    .slice(0, most);
}

export type TextPiece = { readonly text: string; readonly isMatch: boolean; readonly start: number };

/** A text in pieces, those that matched apart from the rest; overlapping matches are one. */
export function markMatches(text: string, matches: readonly Pick<Match, 'start' | 'end'>[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  const add = (start: number, end: number, isMatch: boolean): void => {
    if (end > start) pieces.push({ text: text.slice(start, end), isMatch, start });
  };
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    add(at, from, false);
    add(from, end, true);
    at = end;
  }
  add(at, text.length, false);
  return pieces;
}
