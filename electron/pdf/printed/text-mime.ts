import type { PrintedMime } from '../../../shared/domain/evidence.ts';
import { decodeText } from './decode-text.ts';
import { findDelimiter } from './find-delimiter.ts';

/** What a text is: one of the types that are printed, or one that has to be opened in its own program. */
export type TextFinding = PrintedMime | 'html' | 'svg' | 'xml' | 'json' | 'rtf' | 'postscript' | 'calendar';

const HEAD_BYTES = 256 * 1024;
/** Written by mail servers and programs only. */
const SERVER_FIELDS = /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-[a-z-]+)$/;
/** Written by people too, at the top of a text. */
const LETTER_FIELDS = /^(?:from|to|subject|date|cc|reply-to|sender)$/;

/**
 * Decides by content whether bytes are a text, and which.
 * @param fileName breaks a tie only: between a text with a mail's first lines and a mail, between a text and a table
 * @returns undefined for what is no text
 */
export function findTextMime(bytes: Uint8Array, fileName = ''): TextFinding | undefined {
  const head = decodeHead(bytes);
  if (head === undefined) return isMail(readFields(bytes), '') ? 'message/rfc822' : undefined;
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const start = head.trimStart().slice(0, 4096);
  if (start === '') return 'text/plain';
  return findMarkup(start) ?? findWritten(head, ending);
}

function findWritten(head: string, ending: string): PrintedMime {
  if (isMail(head, ending)) return 'message/rfc822';
  return findDelimiter(head, ending === 'csv' || ending === 'tsv') === undefined ? 'text/plain' : 'text/csv';
}

/** Whole lines of the beginning; the end of the sample may stand in the middle of a character. */
function decodeHead(bytes: Uint8Array): string | undefined {
  if (bytes.length <= HEAD_BYTES) return decodeText(bytes)?.text;
  const sample = bytes.subarray(0, HEAD_BYTES);
  const end = sample.lastIndexOf(0x0a);
  // UTF-16 lines end in two bytes; an even length keeps the pairs whole.
  const whole = end > 0 ? sample.subarray(0, end - (end % 2)) : sample;
  return decodeText(whole)?.text ?? decodeText(sample)?.text;
}

/** A mail may carry anything below its fields; they themselves hold no control characters. */
function readFields(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES / 4)).toString('latin1');
  const fields = head.slice(0, /\r?\n\r?\n/.exec(head)?.index ?? 0);
  return fields.includes('\0') ? '' : fields;
}

function findMarkup(start: string): TextFinding | undefined {
  const lower = start.toLowerCase();
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/.test(lower)) return 'html';
  if (lower.startsWith('<svg') || /^<\?xml[\s\S]*<svg\b/.test(lower)) return 'svg';
  if (lower.startsWith('<?xml') || /^<([a-z][\w:.-]*)[\s>][\s\S]*<\/[a-z]/.test(lower)) return 'xml';
  if (lower.startsWith('{\\rtf')) return 'rtf';
  if (lower.startsWith('%!ps')) return 'postscript';
  if (/^begin:v(?:calendar|card)/.test(lower)) return 'calendar';
  return isJson(start) ? 'json' : undefined;
}

/** By its first marks: the whole may be too long to read it only for that. */
function isJson(start: string): boolean {
  return /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)/.test(start) || /^\[\s*(?:[{["]|-?\d+\s*[,\]])/.test(start);
}

/** A block of header fields (RFC 5322, 2.2): what servers add makes it a mail, what people write only with a mail's name. */
function isMail(head: string, ending: string): boolean {
  // An mbox line before the first field.
  const lines = head.replace(/^From \S+ .*\r?\n/, '').split(/\r\n|\n|\r/, 400);
  const names: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && names.length > 0) continue;
    const name = /^([\x21-\x39\x3b-\x7e]{1,60}):/.exec(line)?.[1];
    if (name === undefined) break;
    names.push(name.toLowerCase());
  }
  const letters = names.filter((name) => LETTER_FIELDS.test(name)).length;
  const servers = names.filter((name) => SERVER_FIELDS.test(name)).length;
  if (letters >= 1 && servers >= 1) return true;
  return names[0] === 'from' && letters >= 2 && ending !== 'txt';
}
