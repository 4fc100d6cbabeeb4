import LineBreaker from 'linebreak';

/** Scripts without spaces between words, whose words only a dictionary knows (class SA of UAX #14): Thai, Lao, Burmese, Khmer. */
const NEEDS_DICTIONARY = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const WORD_LETTER = /[\u0e01-\u0e2e\u0e30\u0e32-\u0e33\u0e40-\u0e45\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff]/;
/** Repeats or shortens what stands before it (Thai mai yamok, paiyannoi). */
const STAYS_WITH_WORD = /[\u0e46\u0e2f\u0ec6\u17d7]/;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/**
 * The places where a line of a text may end or must (UTF-16 indexes), ascending, the text's end last: by UAX #14, and
 * between the words of a script that writes no spaces.
 */
export function listLineBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const end = next.position;
    const stretch = text.slice(start, end);
    if (NEEDS_DICTIONARY.test(stretch)) breaks.push(...listWordStarts(stretch).map((at) => start + at));
    breaks.push(end);
    start = end;
  }
  return breaks;
}

function listWordStarts(stretch: string): readonly number[] {
  return Array.from(words.segment(stretch), ({ index }) => index).filter(
    (at) =>
      at > 0 &&
      WORD_LETTER.test(stretch.charAt(at)) &&
      (WORD_LETTER.test(stretch.charAt(at - 1)) || isMarkOrRepeat(stretch.charAt(at - 1))),
  );
}

function isMarkOrRepeat(character: string): boolean {
  return STAYS_WITH_WORD.test(character) || /\p{M}/u.test(character);
}
