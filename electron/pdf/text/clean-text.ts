/** Characters without a shape of their own (joiners, variation selectors, direction marks, soft hyphens). */
export const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Stands for what can't be shown at all: controls, halves of surrogate pairs, non-characters. */
export const REPLACEMENT_CHARACTER = '\ufffd';

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const RARE_SPACES = /[\t\u1680\u205f\u3000]/g;
/** Embeddings, overrides and isolates: without their end they would turn the citation that follows them (UAX #9, X1-X8). */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const UNSHOWABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

const PLAIN = /^[\n\x20-\x7e]*$/;

/** Whether a text is of nothing but the letters, signs and spaces of ASCII, and line ends: most of what we set is. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/**
 * Text as it can be set: `\n` is the only line end, tabs and rare spaces are spaces, nothing invisible turns the text
 * around, and what can't be shown became a visible replacement character (never nothing).
 */
export function cleanText(text: string): string {
  if (isPlainText(text)) return text;
  return text
    .replace(LINE_ENDS, '\n')
    .replace(RARE_SPACES, ' ')
    .replace(DIRECTION_CONTROLS, '')
    .replace(UNSHOWABLE, (character) => (character === '\n' ? character : REPLACEMENT_CHARACTER));
}

/** The characters of a text that `cleanText` replaces. */
export function listUnshowable(text: string): readonly string[] {
  const rest = text.replace(LINE_ENDS, ' ').replace(RARE_SPACES, ' ');
  return (rest.match(UNSHOWABLE) ?? []).filter((character) => character !== '\n');
}
