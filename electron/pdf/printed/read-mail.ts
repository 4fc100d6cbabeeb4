import PostalMime, { decodeWords, type Address, type Attachment, type Email } from 'postal-mime';
import type { MailAttachment, MailHeader } from '../../../shared/domain/printed.ts';
import { nameAttachment } from './attachment-name.ts';
import { HTML_LIMITS, htmlToPlain } from './html-to-plain.ts';

/** An e-mail, read. */
export type Mail = {
  /** Those that a reader wants to see, by their usual names and in their usual order. */
  readonly headers: readonly MailHeader[];
  readonly text: string;
  readonly isFromHtml: boolean;
  /** The text ends before the mail's does. */
  readonly isCut: boolean;
  readonly attachments: readonly (MailAttachment & { readonly bytes: Uint8Array })[];
  /** Attachments beyond the limit, which aren't looked at. */
  readonly leftOutCount: number;
  /** Its parts don't fit together: the text shown is what stands there. */
  readonly isBroken: boolean;
  /** The last part has no end: the file was cut. */
  readonly isIncomplete: boolean;
  /** The header with the ids of the messages before it, as it was written; empty: none. */
  readonly references: string;
  readonly hasMessageId: boolean;
  readonly hasDate: boolean;
};

export const MAIL_LIMITS = {
  nesting: 128,
  boundaries: 20_000,
  headerBytes: 2 * 1024 * 1024,
  textChars: 1_000_000,
  attachments: 200,
  headerChars: 4_000,
} as const;
/** Logos and signatures are smaller; a photograph that somebody pasted is larger. */
const SMALL_PICTURE_BYTES = 20_000;

/**
 * Reads an e-mail (RFC 5322, MIME). Nothing in it is run or fetched; HTML becomes text.
 * @returns undefined when its parts nest too deep or are too many, its headers are too long, or nothing can be read
 */
export async function readMail(bytes: Uint8Array): Promise<Mail | undefined> {
  if (hasTooManyParts(bytes)) return undefined;
  const email = await parse(withoutMboxLine(bytes));
  if (!email || email.headers.length === 0) return undefined;
  const boundary = findBoundary(email);
  const body = makeText(email);
  const attachments = listAttachments(email.attachments);
  const isBroken = isMultipart(email) && body.text === '' && email.attachments.length === 0;
  const text = isBroken ? readRawBody(bytes) : body.text;
  return {
    headers: listHeaders(email),
    text: cleanBody(text.slice(0, MAIL_LIMITS.textChars)),
    isFromHtml: body.isFromHtml,
    isCut: text.length > MAIL_LIMITS.textChars || body.isCut,
    attachments,
    leftOutCount: Math.max(0, email.attachments.length - MAIL_LIMITS.attachments),
    isBroken,
    isIncomplete: !isBroken && boundary !== undefined && !endsWithBoundary(bytes, boundary),
    references: oneLine(findHeader(email, 'references')),
    hasMessageId: Boolean(email.messageId?.trim()),
    hasDate: findHeader(email, 'date') !== '',
  };
}

/** A million parts of one letter each take the reader half a minute. Lines that may part them, as a text may have some. */
function hasTooManyParts(bytes: Uint8Array): boolean {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = found.indexOf('\n--'); at !== -1; at = found.indexOf('\n--', at + 3)) {
    count += 1;
    if (count > MAIL_LIMITS.boundaries) return true;
  }
  return false;
}

async function parse(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: MAIL_LIMITS.nesting,
      maxHeadersSize: MAIL_LIMITS.headerBytes,
    });
  } catch {
    return undefined;
  }
}

/** Files of mail folders begin with a line of their own. */
function withoutMboxLine(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const line = /^(?:\xef\xbb\xbf)?(?:From \S+ [^\n]*\n)?/.exec(head)?.[0] ?? '';
  return bytes.subarray(line.length);
}

function findHeader({ headers }: Email, key: string): string {
  return headers.find((header) => header.key === key)?.value.trim() ?? '';
}

/** One line: a line end inside a field could pass for another field. */
function oneLine(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, MAIL_LIMITS.headerChars);
}

function listHeaders(email: Email): readonly MailHeader[] {
  const addresses = (list: readonly Address[] | undefined, key: string): string =>
    list && list.length > 0 ? list.map(formatAddress).join(', ') : decodeWords(findHeader(email, key));
  const headers: readonly MailHeader[] = [
    { name: 'From', value: addresses(email.from && [email.from], 'from') },
    { name: 'Sender', value: addresses(email.sender && [email.sender], 'sender') },
    { name: 'Reply-To', value: addresses(email.replyTo, 'reply-to') },
    { name: 'To', value: addresses(email.to, 'to') },
    { name: 'Cc', value: addresses(email.cc, 'cc') },
    { name: 'Bcc', value: addresses(email.bcc, 'bcc') },
    // As it was written: with its own time zone.
    { name: 'Date', value: findHeader(email, 'date') },
    { name: 'Subject', value: email.subject ?? '' },
    { name: 'Message-ID', value: email.messageId ?? '' },
    { name: 'In-Reply-To', value: email.inReplyTo ?? '' },
  ];
  return headers.map(({ name, value }) => ({ name, value: oneLine(value) })).filter(({ value }) => value !== '');
}

function formatAddress(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(formatAddress).join(', ')};`;
  if (address.name === '') return address.address;
  return address.address === '' ? address.name : `${address.name} <${address.address}>`;
}

function makeText({ text = '', html = '' }: Email): { text: string; isFromHtml: boolean; isCut: boolean } {
  if (text.trim() !== '') return { text, isFromHtml: false, isCut: false };
  if (html.trim() === '') return { text: '', isFromHtml: false, isCut: false };
  const isCut = html.length > HTML_LIMITS.chars;
  return { text: htmlToPlain(html.slice(0, HTML_LIMITS.chars)), isFromHtml: true, isCut };
}

/** Line ends alike, no control characters, no more than two empty lines together. */
function cleanBody(text: string): string {
  return (
    text
      .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .split('\n')
      // An expression that looks for blanks before a line's end takes the square of their number.
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{4,}/g, '\n\n\n')
      .trim()
  );
}

function listAttachments(attachments: readonly Attachment[]): Mail['attachments'] {
  return attachments.slice(0, MAIL_LIMITS.attachments).map((attachment, index) => {
    const bytes = toBytes(attachment.content);
    const isPart = attachment.contentId !== undefined || attachment.related === true;
    const isDecoration =
      attachment.mimeType.startsWith('image/') &&
      bytes.length < SMALL_PICTURE_BYTES &&
      isPart &&
      attachment.disposition !== 'attachment';
    return {
      index,
      fileName: nameAttachment(attachment.filename, attachment.mimeType, index),
      mime: attachment.mimeType,
      sizeBytes: bytes.length,
      isOffered: !isDecoration && bytes.length > 0,
      bytes,
    };
  });
}

function toBytes(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function isMultipart(email: Email): boolean {
  return /^multipart\//i.test(findHeader(email, 'content-type'));
}

function findBoundary(email: Email): string | undefined {
  const type = findHeader(email, 'content-type');
  if (!isMultipart(email)) return undefined;
  return /\bboundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type)?.slice(1).find(Boolean);
}

/** RFC 2046, 5.1.1: the last part ends with a line of its own. */
function endsWithBoundary(bytes: Uint8Array, boundary: string): boolean {
  const tail = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.max(0, bytes.length - 64 * 1024),
    Math.min(bytes.length, 64 * 1024),
  );
  return tail.includes(`--${boundary}--`);
}

function readRawBody(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, MAIL_LIMITS.textChars));
  return /\r?\n\r?\n([\s\S]*)/.exec(text)?.[1] ?? '';
}
