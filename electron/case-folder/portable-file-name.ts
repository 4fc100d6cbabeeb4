import { extname } from 'node:path';

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/i;
/** Common file systems hold 255 bytes; there is room left for the rest of the path on Windows (260 characters). */
const MAX_BYTES = 120;
const MAX_ENDING_BYTES = 20;

/**
 * A file's name as every common file system takes it. Characters that some system refuses are replaced; the rest stays as
 * the user knows it.
 */
export function portableFileName(fileName: string): string {
  const safe = fileName
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]/gu, '_')
    // Windows drops dots and spaces at the end; a dot in front hides a file.
    .replace(/^[. ]+|[. ]+$/g, '_')
    .replace(DEVICE_NAME, '_$&');
  if (safe === '') return 'file';
  if (Buffer.byteLength(safe) <= MAX_BYTES) return safe;
  const ending = extname(safe);
  const kept = Buffer.byteLength(ending) <= MAX_ENDING_BYTES ? ending : '';
  return `${cut(safe.slice(0, safe.length - kept.length), MAX_BYTES - Buffer.byteLength(kept))}${kept}`;
}

function cut(text: string, maxBytes: number): string {
  let [end, bytes] = [0, 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return text.slice(0, end).replace(/[. ]+$/, '_');
}
