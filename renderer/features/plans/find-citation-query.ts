/** A citation being typed: where its trigger starts in the text, and what was typed behind it. */
export type CitationQuery = { readonly start: number; readonly query: string };

/** Letters of scripts that part words with spaces, digits, and what e-mail addresses and paths hold: no `@` behind these opens the list. */
const INSIDE_A_WORD = /[\p{L}\p{N}._%+\-/\\]/u;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const AT_SIGN = /[@＠]([^@＠\n\ufffc]{0,60})$/u;
const EXHIBIT_WORD = /(?<![\p{L}\p{N}@＠])Exhibit ([A-Za-z]{0,2})$/u;

/**
 * Finds the trigger that the caret stands behind: `@` (also full-width) with up to 60 characters, or `Exhibit ` with up
 * to two letters. An `@` inside a word is an e-mail address and triggers nothing.
 * @param textBefore the paragraph's text before the caret; atoms as U+FFFC, so that a position is an index
 */
export function findCitationQuery(textBefore: string): CitationQuery | undefined {
  const word = EXHIBIT_WORD.exec(textBefore);
  // The nearer trigger wins: an `@` further back may be an e-mail address, or have nothing to do with it.
  if (word) return { start: word.index, query: word[1] ?? '' };
  const at = AT_SIGN.exec(textBefore);
  const query = at?.[1] ?? '';
  if (!at || query.startsWith(' ')) return undefined;
  const before = textBefore.slice(0, at.index).at(-1) ?? '';
  const isInWord = INSIDE_A_WORD.test(before) && !WITHOUT_SPACES.test(before);
  return isInWord ? undefined : { start: at.index, query };
}
