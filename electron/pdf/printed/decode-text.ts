import { analyse } from 'chardet';

/** Text as it was read from bytes. */
export type DecodedText = {
  readonly text: string;
  /** The WHATWG name of the encoding that it was read with. */
  readonly encoding: string;
  /** True when nothing in the file says the encoding: it was chosen for what the bytes look like. */
  readonly isGuessed: boolean;
};

/** What TextDecoder can read of what chardet may answer. Single bytes come last: they fit anything. */
const GUESSES: Readonly<Record<string, string>> = {
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
  Big5: 'big5',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'ISO-2022-JP': 'iso-2022-jp',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-2': 'iso-8859-2',
  'ISO-8859-5': 'iso-8859-5',
  'ISO-8859-7': 'iso-8859-7',
  'KOI8-R': 'koi8-r',
};
const SAMPLE_BYTES = 64 * 1024;
const FALLBACK = 'windows-1252';
/** Text has no more of these; a picture or a program has hundreds. */
const MAX_CONTROL_SHARE = 0.002;
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** The escape sequences with which ISO-2022-JP changes to Japanese (RFC 1468). */
const JAPANESE_ESCAPE = /\u001b\$[@B]/;

/**
 * Reads bytes as text: by byte order mark, as strict UTF-8, or by what they look like.
 * @returns undefined for what is no text (too many control characters)
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const decoded = decodeMarked(bytes) ?? decodeWide(bytes) ?? decodeUtf8(bytes) ?? decodeByLooks(bytes);
  return decoded && isText(decoded.text) ? decoded : undefined;
}

function decodeMarked(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decode(bytes, 'utf-8', false);
  if (a === 0xff && b === 0xfe) return decode(bytes, 'utf-16le', false);
  if (a === 0xfe && b === 0xff) return decode(bytes, 'utf-16be', false);
  return undefined;
}

/** UTF-16 without its mark: every second byte of Western text is zero. Any other zero byte means no text at all. */
function decodeWide(bytes: Uint8Array): DecodedText | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros: [number, number] = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2 || bytes.length % 2 === 1) return undefined;
  if (zeros[1] > pairs * 0.7 && zeros[0] < pairs * 0.02) return decode(bytes, 'utf-16le', true);
  if (zeros[0] > pairs * 0.7 && zeros[1] < pairs * 0.02) return decode(bytes, 'utf-16be', true);
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): DecodedText | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (JAPANESE_ESCAPE.test(text)) return decode(bytes, 'iso-2022-jp', true);
    return { text, encoding: 'utf-8', isGuessed: false };
  } catch {
    return undefined;
  }
}

function decodeByLooks(bytes: Uint8Array): DecodedText | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  // A zero byte in none of the wide encodings: no text.
  if (sample.includes(0)) return undefined;
  const best = analyse(sample).find(({ name }) => GUESSES[name] !== undefined);
  const encoding = (best && GUESSES[best.name]) ?? FALLBACK;
  return decode(bytes, encoding, true);
}

function decode(bytes: Uint8Array, encoding: string, isGuessed: boolean): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, isGuessed };
}

function isText(text: string): boolean {
  const sample = text.slice(0, SAMPLE_BYTES);
  const controls = sample.match(CONTROLS)?.length ?? 0;
  const lost = sample.match(/\ufffd/g)?.length ?? 0;
  return controls <= sample.length * MAX_CONTROL_SHARE && lost <= sample.length * 0.1;
}
