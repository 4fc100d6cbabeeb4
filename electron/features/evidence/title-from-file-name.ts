/** As the schema of evidence has it, in UTF-16 units. */
const MAX_LENGTH = 300;

/**
 * A first title for a dropped file: its name without the ending, with spaces for `_`, `-` and `+`. The user edits it
 * from there.
 */
export function titleFromFileName(fileName: string): string {
  const title = fileName
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[_+]+|(?<=\p{L})-+(?=\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (title === '') return 'Document';
  const capitalized = title.charAt(0).toUpperCase() + title.slice(1);
  if (capitalized.length <= MAX_LENGTH) return capitalized;
  // Not between the two halves of a character outside the basic plane.
  return `${capitalized.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
