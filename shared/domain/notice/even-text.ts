/**
 * A text in which typographic variants are one, character for character, so that places in it are places in the
 * original: curly quotes straight, any space or control character a plain space (line feeds stay), full-width colons plain.
 */
export function evenText(text: string): string {
  return text
    .replace(/[‘’‛′`´]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[‐‑‒]/g, '-')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, ' ')
    .replace(/：/g, ':');
}
