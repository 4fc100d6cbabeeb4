import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseMailDate } from '../../../shared/domain/contacts/parse-mail-date.ts';
import type { MailView } from '../../../shared/domain/printed.ts';
import type { ReplyFile } from '../../../shared/domain/reply.ts';
import { tellRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { fileRefused } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { decodeText } from '../../pdf/printed/decode-text.ts';

/** Reads what needs a process or a thread of its own. */
export type ReplyFilePorts = {
  readonly readMail: (path: string) => Promise<Result<MailView>>;
  /** The text layer of a PDF; empty where it has none. */
  readonly readPdfText: (path: string) => Promise<Result<string>>;
};

const MAX_TEXT_BYTES = 5_000_000;
const MAX_MAIL_BYTES = 100_000_000;
const COPY_TEXT = say`Copy its text and paste it.`;
const PDF_MARK = '%PDF-';
const HTML_START = /^\s*(?:<!doctype html|<html|<body|<div|<table|<p\b)/i;

/** The words of an answer that was saved as e-mail, web page, text or PDF. Errors: `files-refused`, with what to do. */
export async function readReplyFile(path: string, ports: ReplyFilePorts): Promise<Result<ReplyFile>> {
  const ending = extname(path).toLowerCase();
  const sizeBytes = await stat(path).then(
    (stats) => (stats.isFile() ? stats.size : 0),
    () => 0,
  );
  if (sizeBytes === 0)
    return refuse(path, 'empty', say`"${basename(path)}" is empty, or cannot be read.`, say`Save the message again.`);
  if (sizeBytes > (ending === '.eml' || ending === '.pdf' ? MAX_MAIL_BYTES : MAX_TEXT_BYTES)) {
    return refuse(path, 'too-large', say`"${basename(path)}" is too large for a message.`, COPY_TEXT);
  }
  if (ending === '.eml') return readMailFile(path, ports);
  if (ending === '.pdf') return readPdfFile(path, ports);
  const bytes = await readFile(path);
  if (bytes.subarray(0, 1024).includes(PDF_MARK)) return readPdfFile(path, ports);
  const decoded = decodeText(bytes);
  if (!decoded)
    return refuse(
      path,
      'kind',
      say`"${basename(path)}" is no text.`,
      say`Save the message as .txt, .eml, .html or .pdf.`,
    );
  const isHtml = ending === '.html' || ending === '.htm' || HTML_START.test(decoded.text.slice(0, 500));
  const text = isHtml ? await readHtml(decoded.text) : decoded.text;
  return ok({ text: text.replace(/\r\n?/g, '\n').trim(), subject: '', receivedAt: null });
}

/** The reader of web pages is loaded when one comes: at a start it would only cost time. */
async function readHtml(text: string): Promise<string> {
  const { HTML_LIMITS, htmlToPlain } = await import('../../pdf/printed/html-to-plain.ts');
  return htmlToPlain(text.slice(0, HTML_LIMITS.chars));
}

async function readMailFile(path: string, { readMail }: ReplyFilePorts): Promise<Result<ReplyFile>> {
  const mail = await readMail(path);
  if (!mail.ok) return refuse(path, 'damaged', say`"${basename(path)}" cannot be read as an e-mail.`, COPY_TEXT);
  const header = (name: string): string => mail.value.headers.find((one) => one.name === name)?.value ?? '';
  const receivedAt = parseMailDate(header('Date')) ?? null;
  return ok({ text: mail.value.text.trim(), subject: header('Subject').slice(0, 500), receivedAt });
}

async function readPdfFile(path: string, { readPdfText }: ReplyFilePorts): Promise<Result<ReplyFile>> {
  const text = await readPdfText(path);
  if (!text.ok) return refuse(path, 'damaged', say`"${basename(path)}" cannot be read as a PDF.`, COPY_TEXT);
  const fix = say`Add it as evidence and recognise its text, then copy the words from there.`;
  if (text.value.trim() === '')
    return refuse(path, 'no-text', say`"${basename(path)}" holds pictures and no text.`, fix);
  return ok({ text: text.value.trim(), subject: '', receivedAt: null });
}

function refuse(path: string, code: string, message: Said, fix: Said): Result<never> {
  return fail(fileRefused(tellRefusal({ file: basename(path), code, message, fix })));
}
