import { joinColumns, makeGap, type FlowLine } from '../own-pages/flow-line.ts';
import { ACCENT, GREY, HAIRLINE, HAIRLINE_THICKNESS, INK } from '../own-pages/page-style.ts';
import { makeRule } from '../own-pages/rule-line.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { fillPages } from './layout-text.ts';
import { finishPrintedPages, makePrintSheet, MAX_PRINTED_PAGES, type PrintedFile } from './print-sheet.ts';
import { createQuickText, type QuickText } from './quick-text.ts';
import type { Mail } from './read-mail.ts';
import { splitLines } from './read-plain-text.ts';

const TITLE = { size: 15, leading: 20, color: INK, bold: true } as const;
const LABEL = { size: 9, leading: 13, color: GREY } as const;
const VALUE = { size: 9, leading: 13, color: INK } as const;
const LABEL_WIDTH = 76;
const MAX_TITLE_LINES = 3;
/** A list of recipients may be longer than the letter. */
const MAX_VALUE_LINES = 12;
const MAX_LISTED_ATTACHMENTS = 40;

/** Prints an e-mail: subject, headers, the list of its attachments, and its text. The same mail gives the same pages. */
export function layoutMail(mail: Mail, fonts: PacketFonts): PrintedFile {
  const sheet = makePrintSheet();
  const text = createQuickText(fonts);
  const subject = mail.headers.find(({ name }) => name === 'Subject')?.value ?? '';
  const title = subject === '' ? '(no subject)' : subject;
  const lines = splitLines(mail.text);
  const body = lines.length > 0 ? lines : ['(This e-mail has no text.)'];
  const ahead = [
    ...text.setLines(title, TITLE, sheet.measure, MAX_TITLE_LINES),
    makeRule(sheet.measure, 10, 1.25, ACCENT),
    ...setHeaders(mail, text, sheet.measure),
    makeRule(sheet.measure, 12, HAIRLINE_THICKNESS, HAIRLINE),
    makeGap(6),
  ];
  const { pages, lastLines } = fillPages(ahead, body, { text, sheet });
  const isCut = mail.isCut || (pages.length === MAX_PRINTED_PAGES && (lastLines.at(-1) ?? 0) < body.length);
  return {
    pages: finishPrintedPages(pages, sheet, fonts, { noun: 'E-mail', captions: () => title }),
    isCut,
    extent: isCut ? 'the beginning of its text' : '',
    missing: [...text.missing()],
  };
}

function setHeaders(mail: Mail, text: QuickText, width: number): readonly FlowLine[] {
  const listed = mail.attachments.slice(0, MAX_LISTED_ATTACHMENTS);
  const more = mail.attachments.length + mail.leftOutCount - listed.length;
  const rows = [
    ...mail.headers.filter(({ name }) => name !== 'Subject').map(({ name, value }) => ({ label: name, value })),
    ...listed.map(({ fileName, sizeBytes }, index) => ({
      label: index === 0 ? 'Attachments' : '',
      value: `${fileName} (${formatSize(sizeBytes)})`,
    })),
    ...(more > 0 ? [{ label: '', value: `and ${more} more` }] : []),
  ];
  return rows.flatMap(({ label, value }) =>
    joinColumns([
      { x: 0, lines: text.setLines(label, LABEL, LABEL_WIDTH) },
      { x: LABEL_WIDTH, lines: text.setLines(value, VALUE, width - LABEL_WIDTH, MAX_VALUE_LINES) },
    ]),
  );
}

/** Decimal units, as most systems show them. */
export function formatSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} bytes`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1000)} kB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}
