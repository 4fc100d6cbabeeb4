/** White space of PDF (7.2.3): NUL, tab, line feed, form feed, carriage return, space. */
export function isWhitespace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** The offset of the first byte that isn't white space; looks at 64 bytes at most, so that no input makes it slow. */
export function skipSpace(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at - offset < 64 && isWhitespace(bytes[at])) at += 1;
  return at;
}

/** Whether ASCII text stands at an offset. */
export function matchesAt(bytes: Uint8Array, text: string, offset: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Where ASCII text begins at or behind an offset, or -1. Native speed. */
export function findBytes(bytes: Uint8Array, text: string, offset: number): number {
  return asBuffer(bytes).indexOf(text, offset, 'latin1');
}

/** Where ASCII text begins last, or -1. */
export function findLastBytes(bytes: Uint8Array, text: string): number {
  return asBuffer(bytes).lastIndexOf(text, undefined, 'latin1');
}

/** The same bytes as a Buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
