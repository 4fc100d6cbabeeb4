/** One of the messages in a paste: where it stands, and its subject when it has one. */
export type NoticePart = { readonly start: number; readonly end: number; readonly subject: string | null };

/** Where a new message begins: a mail program's line above a forwarded or quoted one, or mail headers in a row. */
const BEGINNING =
  /^[ >\t]*(?:-{3,} ?(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale) ?-{3,}|begin forwarded message:|on .{6,80} wrote:|am .{6,80} schrieb .{0,60}:|le .{6,80} a écrit ?:)\s*$/i;
const HEADER = /^[ >\t]*(?:from|von|de|da|发件人|差出人)\s*:\s*\S/i;
const SECOND_HEADER =
  /^[ >\t]*(?:subject|sent|date|to|reply-to|betreff|gesendet|datum|an|objet|envoyé|asunto|enviado|oggetto|主题|件名)\s*:/i;
const SUBJECT = /^[ >\t]*(?:subject|betreff|objet|asunto|oggetto|主题|件名)\s*:\s*(.+)$/im;
/** Notices open with a greeting; a second one in one paste is a second notice. */
const GREETING =
  /^[ >\t]*(?:hello|dear|hi|hallo|guten tag|bonjour|hola|buongiorno|salve|sehr geehrte[rs]?)\b[^\n]{0,60},?\s*$/i;
/** Shorter parts belong to the one before them. */
const LEAST_LENGTH = 120;

/** Fewer characters above a quotation are no answer: a greeting, a subject. */
const LEAST_ANSWER = 25;
/** Lines below the beginning of a message in which its sender stands. */
const HEAD_LINES = 6;
const ADDRESS = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/;
/** The line above what an answer quotes; a forwarded message has another one. */
const QUOTATION = /(?:wrote|a écrit ?):\s*$|\bschrieb\b.*:\s*$|original|ursprüngliche|d'origine/i;
const SENDER_LINE = /\b(?:wrote|schrieb)\b|a écrit|^[ >\t]*(?:from|von|de|da|发件人|差出人)\s*:/i;

/**
 * The messages of one paste, in reading order; one part when it is one message. What an answer quotes of somebody who
 * isn't Amazon is left out: the seller's own letter is no message to read.
 */
export function splitNotices(text: string): readonly NoticePart[] {
  const starts = [0, ...listBeginnings(text)];
  const parts: { start: number; end: number }[] = [];
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? text.length;
    if (text.slice(0, start).trim().length >= LEAST_ANSWER && isFromElsewhere(text.slice(start, end))) return;
    const last = parts.at(-1);
    const isShort = text.slice(start, end).trim().length < LEAST_LENGTH;
    if (last && isShort) last.end = end;
    else if (last && text.slice(last.start, last.end).trim().length < LEAST_LENGTH) last.end = end;
    else parts.push({ start, end });
  });
  return parts.map(({ start, end }) => ({
    start,
    end,
    subject: SUBJECT.exec(text.slice(start, end))?.[1]?.trim() ?? null,
  }));
}

/** Whether a message is what an answer quotes of a sender whose address isn't Amazon's. */
function isFromElsewhere(message: string): boolean {
  const head = message.split('\n', HEAD_LINES);
  if (!QUOTATION.test(head[0] ?? '')) return false;
  const domain = ADDRESS.exec(head.find((line) => SENDER_LINE.test(line)) ?? '')?.[1];
  return domain !== undefined && !/(?:^|\.)amazon\./i.test(domain);
}

function listBeginnings(text: string): readonly number[] {
  const lines = text.split('\n');
  const found: number[] = [];
  let at = 0;
  let greetedAt: number | null = null;
  lines.forEach((line, index) => {
    const isGreeting = GREETING.test(line);
    const isSecondGreeting = isGreeting && greetedAt !== null && at - greetedAt >= LEAST_LENGTH;
    const begins = at > 0 && (isHead(lines, index) || isSecondGreeting);
    if (begins) found.push(at);
    if (isGreeting) greetedAt = at;
    else if (begins) greetedAt = null;
    at += line.length + 1;
  });
  return found;
}

/** A line that mail programs put above a message. */
function isHead(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (BEGINNING.test(line)) return true;
  if (BEGINNING.test(lines[index - 1] ?? '')) return false;
  return HEADER.test(line) && lines.slice(index + 1, index + 4).some((next) => SECOND_HEADER.test(next));
}
