const MAX_UTF8_BYTES = 200;

/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout)$/;

/**
 * A text of any kind as part of a file name that every system and Amazon's upload pages take: lower-case letters and
 * digits of any script (Latin ones without accents), joined by `-`. Upload pages refuse `$ & #` (domain.md,
 * `filename_safe`).
 * @param maxLength in UTF-16 units; in UTF-8 the name also stays under what common file systems hold
 * @returns an empty text when nothing of it can stand in a name
 */
export function safeFileName(text: string, maxLength: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    // What turns a digit into a keycap picture, and what chooses between pictures and letters.
    .replace(/[\p{Me}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    // A mark without its letter (what is left of an emoji, say) would join whatever stands before it.
    .replace(/(^|-)\p{M}+/gu, '$1');
  const name = shorten(plain.replace(/^-+/, ''), maxLength).replace(/-+$/, '');
  return RESERVED.test(name) ? `${name}-file` : name;
}

function shorten(text: string, maxLength: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += countUtf8Bytes(character);
    if (kept.length + character.length > maxLength || bytes > MAX_UTF8_BYTES) break;
    kept += character;
  }
  return kept;
}

function countUtf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
