import type { Timeline, TimelineEntry } from './timeline.ts';

const COLUMNS: readonly { readonly name: string; readonly cell: (entry: TimelineEntry) => string }[] = [
  { name: 'When', cell: ({ when }) => when },
  { name: 'When (UTC)', cell: ({ atUtc }) => atUtc },
  { name: 'Direction', cell: ({ way }) => way },
  { name: 'Channel', cell: ({ channel }) => channel },
  { name: 'Person', cell: ({ person }) => person },
  { name: 'Case ID', cell: ({ amazonCaseId }) => amazonCaseId },
  { name: 'Subject', cell: ({ subject }) => subject },
  { name: 'Text', cell: ({ text }) => text },
  { name: 'Outcome', cell: ({ outcome }) => outcome },
  { name: 'Documents', cell: ({ attachments }) => attachments.join('; ') },
  { name: 'Promises', cell: ({ promises }) => promises.join('; ') },
  { name: 'Follow-up', cell: ({ followUpOn }) => followUpOn ?? '' },
];

/** Spreadsheets take a cell that begins so for a formula (OWASP: CSV injection). */
const FORMULA = /^[\s\u0000]*[=+\-@]|^[\t\r]/;

/**
 * A timeline as a table (RFC 4180): UTF-8 with a mark at the start, so that Excel takes it as UTF-8; line ends as CR LF.
 * The same timeline gives the same bytes.
 */
export function makeTimelineCsv({ entries }: Timeline): string {
  const rows = [COLUMNS.map(({ name }) => name), ...entries.map((entry) => COLUMNS.map(({ cell }) => cell(entry)))];
  return `\ufeff${rows.map((row) => row.map(quoteCell).join(',')).join('\r\n')}\r\n`;
}

function quoteCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
