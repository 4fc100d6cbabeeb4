import { createHash } from 'node:crypto';

export type MailFile = {
  readonly from: { readonly name: string; readonly address: string };
  /** Empty: the user fills it in. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly date: Date;
  /** Message-ID of the mail that is answered, without `<` and `>`; empty: none. */
  readonly inReplyTo: string;
  readonly attachment: { readonly fileName: string; readonly mime: string; readonly bytes: Uint8Array } | null;
};

/** RFC 5322 2.1.1 and RFC 2047 2. */
const LINE_LENGTH = 76;
const ENCODED_BYTES = 45;

/**
 * An e-mail that is not sent yet, as a file (RFC 5322, MIME, UTF-8): mail programs open it as a draft (`X-Unsent`). The same
 * input gives the same bytes: the id and the boundary are made from the content.
 */
export function makeEml(mail: MailFile): Buffer {
  const hash = createHash('sha256');
  for (const part of [mail.from.address, mail.to, mail.subject, mail.body, mail.date.toISOString(), mail.inReplyTo]) {
    hash.update(`${part.length}:${part}`);
  }
  if (mail.attachment) hash.update(mail.attachment.fileName).update(mail.attachment.bytes);
  const id = hash.digest('hex').slice(0, 32);
  const headers = [
    ...(mail.from.address === '' ? [] : [`From: ${formatPerson(mail.from)}`]),
    ...(mail.to === '' ? [] : [`To: ${oneLine(mail.to)}`]),
    `Subject: ${encodeHeader(mail.subject, 'Subject: '.length)}`,
    `Date: ${formatDate(mail.date)}`,
    `Message-ID: <${id}@reinstate.invalid>`,
    ...(mail.inReplyTo === ''
      ? []
      : [`In-Reply-To: <${oneLine(mail.inReplyTo)}>`, `References: <${oneLine(mail.inReplyTo)}>`]),
    'X-Unsent: 1',
    'MIME-Version: 1.0',
  ];
  const text = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    encodeBase64(Buffer.from(toCrLf(mail.body), 'utf8')),
  ];
  if (!mail.attachment) return Buffer.from([...headers, ...text, ''].join('\r\n'), 'utf8');
  const boundary = `=_${id}`;
  const lines = [
    ...headers,
    'Content-Type: multipart/mixed;',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...text,
    `--${boundary}`,
    ...describeAttachment(mail.attachment),
    '',
    encodeBase64(mail.attachment.bytes),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

function describeAttachment({ fileName, mime }: NonNullable<MailFile['attachment']>): readonly string[] {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return [
    `Content-Type: ${mime}; name="${plain}"`,
    'Content-Transfer-Encoding: base64',
    // RFC 2231 for names in other scripts; the plain name for programs that don't know it.
    `Content-Disposition: attachment; filename="${plain}";`,
    ` filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  ];
}

function formatPerson({ name, address }: MailFile['from']): string {
  const clean = oneLine(name);
  if (clean === '') return oneLine(address);
  const isPlain = /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*$/.test(clean);
  const quoted = /^[\x20-\x7e]*$/.test(clean)
    ? `"${clean.replace(/[\\"]/g, '\\$&')}"`
    : encodeHeader(clean, 'From: '.length);
  return `${isPlain ? clean : quoted} <${oneLine(address)}>`;
}

/** A header's text: as it is where it is short and ASCII, else in encoded words (RFC 2047), folded. */
function encodeHeader(text: string, used: number): string {
  const clean = oneLine(text);
  if (/^[\x20-\x7e]*$/.test(clean) && used + clean.length <= LINE_LENGTH && !clean.includes('=?')) return clean;
  const words: string[] = [];
  let word = '';
  for (const character of clean) {
    const room = words.length === 0 ? ENCODED_BYTES - used : ENCODED_BYTES;
    if (Buffer.byteLength(word + character) > room) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`).join('\r\n ');
}

/** A line end inside a field could pass for another field. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function toCrLf(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

function encodeBase64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  return text.replace(/.{76}(?=.)/g, '$&\r\n');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 3.3, in UTC. */
function formatDate(date: Date): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(pad).join(':');
  return `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} +0000`;
}
