/**
 * A text in which typographic variants are one, character for character, so that places in it are places in the
 * original: curly quotes straight, any space or control character a plain space (line feeds stay), full-width colons
 * plain, marks of quoting blank, and lines that a mail program wrapped joined by a space.
 */
export function evenText(text: string): string {
  const even = text
    .replace(/[‘’‛′`´]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[‐‑‒]/g, '-')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, ' ')
    .replace(/：/g, ':')
    .replace(/^ *>[> ]*/gm, (marks) => ' '.repeat(marks.length));
  return joinWrapped(even);
}

/** Mail programs break lines at 60 to 80 characters; shorter lines were ended by their writer. */
const LEAST_WRAPPED = 55;
const MOST_WRAPPED = 85;
/** A line that begins something of its own: a bullet, a number, a heading with a colon, an id alone. */
const BEGINS = /^\s*(?:--+|[-–—•*·▪◦]|\(?\d{1,2}[.)]\s|[a-z]\)\s|[A-Z][\w ]{1,30}:)/;

function joinWrapped(text: string): string {
  const lines = text.split('\n');
  let joined = '';
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    joined += line;
    if (next !== undefined) joined += isWrapped(line, next) ? ' ' : '\n';
  });
  return joined;
}

function isWrapped(line: string, next: string): boolean {
  const length = line.trimEnd().length;
  if (length < LEAST_WRAPPED || length > MOST_WRAPPED || next.trim() === '' || BEGINS.test(next)) return false;
  const [word = ''] = next.trim().split(/\s/);
  // The next word would have had room: the writer ended the line.
  if (length + 1 + word.length < LEAST_WRAPPED + 10) return false;
  return !/[.!?:;。！？]$/.test(line.trimEnd()) || /^\s*[a-zß-ÿ]/.test(next);
}
