import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localDateSchema, type LocalDate } from '../../shared/domain/dates.ts';
import { tellRefusal } from '../../shared/domain/file-refusal.ts';
import { sayLabel } from '../../shared/domain/said.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createOcrLine } from '../app/ocr-line.ts';
import { readScannedText } from '../app/read-scanned-text.ts';
import { createTextReader } from '../app/text-reader.ts';
import { createOcrLanguages } from '../features/ocr/ocr-languages.ts';
import { decodeText } from '../pdf/printed/decode-text.ts';
import { HTML_LIMITS, htmlToPlain } from '../pdf/printed/html-to-plain.ts';
import { readMail } from '../pdf/printed/read-mail.ts';
import type { CommandHost } from './command.ts';

/** The text of a notice and, of an e-mail, the day on which it was sent. */
export type NoticeFile = { readonly text: string; readonly receivedOn: LocalDate | null };

const PDF_MARK = '%PDF-';
const HTML_START = /^\s*(?:<!doctype html|<html|<body|<div|<table|<p\b)/i;

/** Reads a notice that was saved as text, e-mail, web page or PDF. Errors: `files-refused`, with what to do. */
export async function readNoticeFile(file: string, host: CommandHost): Promise<Result<NoticeFile>> {
  const bytes = await readFile(resolve(file)).catch(() => undefined);
  if (!bytes) return refuse(file, 'missing', 'The file is not there, or cannot be read.', 'Check its name.');
  if (bytes.length === 0) return refuse(file, 'empty', 'The file is empty.', 'Save the notice again.');
  const ending = extname(file).toLowerCase();
  if (bytes.subarray(0, 1024).includes(PDF_MARK)) return readPdf(file, host);
  if (ending === '.eml') return readEmail(file, bytes);
  const decoded = decodeText(bytes);
  if (!decoded) return refuse(file, 'kind', 'It is not text.', 'Save the notice as .txt, .eml, .html or .pdf.');
  const isHtml = ending === '.html' || ending === '.htm' || HTML_START.test(decoded.text.slice(0, 500));
  const text = isHtml ? htmlToPlain(decoded.text.slice(0, HTML_LIMITS.chars)) : decoded.text;
  return ok({ text: text.replace(/\r\n?/g, '\n'), receivedOn: null });
}

async function readEmail(file: string, bytes: Uint8Array): Promise<Result<NoticeFile>> {
  const mail = await readMail(bytes);
  if (!mail) return refuse(file, 'kind', 'The e-mail cannot be read.', 'Save the text of the e-mail as .txt.');
  if (mail.text.trim() === '') {
    const fix = 'Save the text of the e-mail as .txt; if the notice is attached, save the attachment.';
    return refuse(file, 'no-text', 'The e-mail holds no words that can be read.', fix);
  }
  const header = (name: string): string => mail.headers.find((found) => found.name === name)?.value ?? '';
  const subject = header('Subject');
  return ok({ text: subject === '' ? mail.text : `${subject}\n\n${mail.text}`, receivedOn: readDay(header('Date')) });
}

const MAIL_DATE = /(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(\d{4})/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day as the mail's own clock had it (RFC 5322 3.3). */
function readDay(header: string): LocalDate | null {
  const [, day = '', month = '', year = ''] = MAIL_DATE.exec(header) ?? [];
  if (year === '') return null;
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return localDateSchema.safeParse(date).data ?? null;
}

async function readPdf(file: string, host: CommandHost): Promise<Result<NoticeFile>> {
  const reader = createTextReader({
    workerFile: new URL('../pdf/read-text-worker.ts', import.meta.url),
    fontsDir: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
    onError: (thrown) => host.note(`reading text failed: ${String(thrown)}\n`),
  });
  try {
    const pages = await reader.read({ path: resolve(file) }, 'application/pdf', host.signal);
    if (!pages.ok) return pages;
    const text = pages.value.map((page) => page.text).join('\n');
    return text.trim() === '' ? await recognise(file, host) : ok({ text, receivedOn: null });
  } finally {
    await reader.close();
  }
}

const RESOURCES = new URL('../../resources/', import.meta.url);

/** A scan: its words are recognised with the language that comes with the application. */
async function recognise(file: string, host: CommandHost): Promise<Result<NoticeFile>> {
  const line = createOcrLine({
    workerFile: new URL('../pdf/ocr/ocr-worker.ts', import.meta.url),
    onError: (thrown) => host.note(`recognising text failed: ${String(thrown)}\n`),
  });
  try {
    host.note(`${basename(file)} holds pictures: recognising its text\n`);
    const languages = await createOcrLanguages({
      bundledDir: fileURLToPath(new URL('ocr', RESOURCES)),
      dir: fileURLToPath(new URL('ocr', RESOURCES)),
      checkLanguage: line.checkLanguage,
    }).findFiles(['eng']);
    const text = await readScannedText(resolve(file), line, languages, host.signal);
    if (!text.ok) return text;
    const fix = 'Scan it again, sharper and upright, or copy the words of the notice into a .txt file.';
    if (text.value === '')
      return refuse(file, 'no-text', 'The PDF holds pictures, and no text can be recognised.', fix);
    return ok({ text: text.value, receivedOn: null });
  } finally {
    await line.close();
  }
}

function refuse(file: string, code: string, message: string, fix: string): Result<never> {
  // Only the command line reads notices here, and that speaks English.
  const refusal = tellRefusal({ file: basename(file), code, message: sayLabel(message), fix: sayLabel(fix) });
  return fail(appError('files-refused', `${basename(file)}: ${message}`, { files: [refusal] }));
}
