import type { PrintedMime, EvidenceKind } from '../../shared/domain/evidence.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { say, type Said } from '../../shared/domain/said.ts';
import { note, refuse, type Verdict } from './intake/inspection.ts';
import { decodeText, type DecodedText } from './printed/decode-text.ts';
import { layoutMail } from './printed/layout-mail.ts';
import { layoutTable } from './printed/layout-table.ts';
import { layoutText } from './printed/layout-text.ts';
import { getPrintFonts } from './printed/print-file.ts';
import { formatCount, MAX_PRINTED_PAGES, type PrintedFile } from './printed/print-sheet.ts';
import { listMailFindings } from './intake/mail-findings.ts';
import { readMail } from './printed/read-mail.ts';
import { readPlainText } from './printed/read-plain-text.ts';
import { readTable, TABLE_LIMITS, type Table } from './printed/read-table.ts';
import type { PacketFonts } from './text/packet-fonts.ts';

const KINDS: Readonly<Record<PrintedMime, EvidenceKind>> = {
  'message/rfc822': 'email',
  'text/plain': 'text',
  'text/csv': 'table',
};
const NAMES: Readonly<Record<PrintedMime, Said>> = {
  'message/rfc822': say`An e-mail`,
  'text/plain': say`A text file`,
  'text/csv': say`A table`,
};
/** As texts; an e-mail may carry large attachments. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;
const GET_AGAIN = say`Save it again from the program that it came from, and add the new file.`;
const FEWER_ROWS = say`Filter the report to the products and dates that matter, and add that; or choose pages here.`;
const LISTED_ROWS = 5;

/** Judges an e-mail, a text or a table: it is taken when it can be read and printed. Never throws for any bytes. */
export async function inspectPrinted(bytes: Uint8Array, mime: PrintedMime, fontsDir?: string): Promise<Verdict> {
  if (mime !== 'message/rfc822' && bytes.length > MAX_TEXT_BYTES) {
    return refuse('too-complex', say`The text is larger than 64 MB.`, FEWER_ROWS);
  }
  const judged = await judge(bytes, mime, getPrintFonts(fontsDir));
  if (!judged) return refuse('damaged', say`${NAMES[mime]} can't be read: its structure is broken.`, GET_AGAIN);
  if (judged.printed.pages.length === 0) {
    return refuse('empty', say`${NAMES[mime]} with nothing in it: all of its cells or lines are empty.`, GET_AGAIN);
  }
  const message = say`${NAMES[mime]} has no pages of its own; the packet shows it printed.`;
  const converted = note(
    'converted',
    'info',
    message,
    say`Nothing to do: the file itself goes into the kit unchanged.`,
  );
  return {
    ok: true,
    inspection: {
      kind: KINDS[mime],
      mime,
      pageCount: judged.printed.pages.length,
      ...{ width: null, height: null, dpi: null },
      findings: [converted, ...judged.findings, ...listPrintFindings(judged.printed)],
    },
  };
}

type Judged = { readonly printed: PrintedFile; readonly findings: readonly Finding[] };

async function judge(bytes: Uint8Array, mime: PrintedMime, fonts: PacketFonts): Promise<Judged | undefined> {
  if (mime === 'message/rfc822') {
    const mail = await readMail(bytes);
    return mail && { printed: layoutMail(mail, fonts), findings: listMailFindings(mail) };
  }
  if (mime === 'text/csv') {
    const table = readTable(bytes);
    return (
      table && {
        printed: layoutTable(table, fonts),
        findings: [...listEncodingFindings(bytes, table.encoding), ...listTableFindings(table)],
      }
    );
  }
  const text = readPlainText(bytes);
  if (!text) return undefined;
  const empty = text.lines.every((line) => line.trim() === '') ? [noteEmpty(say`The file has no text.`)] : [];
  return { printed: layoutText(text, fonts), findings: [...empty, ...listEncodingFindings(bytes, text.encoding)] };
}

function noteEmpty(message: Said): Finding {
  return note('empty-text', 'warning', message, say`See whether it is the right file; add the right one if not.`);
}

function listPrintFindings({ isCut, extent, missing, pages }: PrintedFile): readonly Finding[] {
  const findings: Finding[] = [];
  if (isCut) {
    const most = pages.length >= MAX_PRINTED_PAGES / 2 ? say` (at most ${MAX_PRINTED_PAGES} pages)` : '';
    const message = say`It is too long to be printed whole: the packet shows ${extent}${most}. The kit holds all of it.`;
    findings.push(note('print-cut', 'warning', message, FEWER_ROWS));
  }
  if (missing.length > 0) {
    const shown = missing.slice(0, 10).join(' ');
    const message = say`The packet's fonts lack ${missing.length === 1 ? say`a character` : say`${missing.length} characters`} of it (${shown}); boxes stand in their place.`;
    const fix = say`Open it in its own program, print it to a PDF, and add that PDF instead.`;
    findings.push(note('missing-characters', 'warning', message, fix));
  }
  return findings;
}

function listEncodingFindings(bytes: Uint8Array, { encoding, isGuessed }: DecodedText): readonly Finding[] {
  const findings: Finding[] = [];
  const lost = decodeText(bytes)?.text.match(/\ufffd/g)?.length ?? 0;
  if (lost > 0) {
    const message = say`${lost === 1 ? say`One character` : say`${formatCount(lost)} characters`} of the text can't be read (written as ${encoding}).`;
    findings.push(note('undecodable-characters', 'warning', message, say`${GET_AGAIN} Choose UTF-8 if it asks.`));
  }
  if (isGuessed) {
    const message = say`The file doesn't say how its letters are written; it was read as ${encoding}.`;
    findings.push(note('guessed-encoding', 'info', message, say`Look at its pages: accents and names must be right.`));
  }
  return findings;
}

function listTableFindings(table: Table): readonly Finding[] {
  const findings: Finding[] = [];
  if (table.rows.length === 0) findings.push(noteEmpty(say`The table has no rows below its head.`));
  if (table.raggedRows.length > 0) {
    const rows = table.raggedRows.slice(0, LISTED_ROWS).map(formatCount).join(', ');
    const more =
      table.raggedRows.length > LISTED_ROWS ? say` and ${formatCount(table.raggedRows.length - LISTED_ROWS)} more` : '';
    const message = say`Rows with more or fewer columns than the others: ${rows}${more}.`;
    findings.push(
      note(
        'ragged-rows',
        'warning',
        message,
        say`Download the report again; a comma inside a cell may have divided it.`,
      ),
    );
  }
  if (table.isCut) {
    const message = say`It has more than ${formatCount(TABLE_LIMITS.rows)} rows; the rest isn't read.`;
    findings.push(note('too-many-rows', 'warning', message, FEWER_ROWS));
  }
  return findings;
}
