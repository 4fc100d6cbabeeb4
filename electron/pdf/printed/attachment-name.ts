const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/bmp': '.bmp',
  'image/tiff': '.tif',
  'image/heic': '.heic',
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'text/html': '.html',
  'application/zip': '.zip',
};
/** File systems count bytes: 255 of them, most. */
const MAX_STEM_BYTES = 160;
/** Names of devices on Windows, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name for an attachment that no system trips over: no folders, no control or direction characters, not too long. One
 * without a name gets one of its type and place.
 * @param index 0-based place among the attachments
 */
export function nameAttachment(fileName: string | null, mime: string, index: number): string {
  const base = (fileName ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return `${mime === 'message/rfc822' ? 'message' : 'attachment'}-${index + 1}${ENDINGS[mime] ?? ''}`;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(clean)?.[0] ?? '';
  const stem = cutToBytes(clean.slice(0, clean.length - ending.length), MAX_STEM_BYTES).trimEnd();
  return `${DEVICE.test(stem) ? '_' : ''}${stem}${ending || (ENDINGS[mime] ?? '')}`;
}

function cutToBytes(text: string, bytes: number): string {
  let used = 0;
  let cut = '';
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    cut += character;
  }
  return cut;
}
