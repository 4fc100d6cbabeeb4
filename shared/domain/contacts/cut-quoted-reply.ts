/** A text without the earlier message that a mail program put below it. */
export type CutReply = { readonly text: string; readonly isCut: boolean };

/** Lines with which mail programs begin the earlier message, in the languages in which sellers and Amazon write. */
const INTRODUCTIONS: readonly RegExp[] = [
  /^On\b.{4,200}\bwrote:$/i,
  /^Am\b.{4,200}\bschrieb\b.{0,200}:$/i,
  /^Le\b.{4,200}\ba écrit\s?:$/i,
  /^El\b.{4,200}\bescribió:$/i,
  /^Il\b.{4,200}\bha scritto:$/i,
  /^Em\b.{4,200}\bescreveu:$/i,
  /^Op\b.{4,200}\bschreef\b.{0,200}:$/i,
  /^在.{4,200}写道[:：]$/,
  /^.{4,200}のメッセージ[:：]$/,
];
const SEPARATOR =
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|原始邮件|forwarded message)\s*-{2,}$/i;
/** Outlook repeats the fields of the earlier message. */
const FIELD = /^\*?(?:from|von|de|da|van|发件人|差出人)\*?\s?[:：]/i;
const OTHER_FIELD =
  /^\*?(?:sent|date|to|subject|gesendet|an|betreff|datum|envoyé|à|objet|enviado|para|asunto|inviato|oggetto|verzonden|aan|onderwerp|发送时间|收件人|主题|送信日時|宛先|件名)\*?\s?[:：]/i;

/** Longest introduction, when a mail program broke it. */
const MAX_INTRODUCTION_LINES = 3;

/**
 * Cuts off what a reply quotes: everything below the line with which the mail program introduces it, and quoted lines at
 * the end. Quoted lines between answers stay: without them the answers mean nothing. A text that is nothing but a
 * quotation stays whole.
 */
export function cutQuotedReply(text: string): CutReply {
  const lines = text.split('\n');
  let end = lines.length;
  for (let at = 0; at < lines.length; at += 1) {
    if (!beginsQuotation(lines, at) || hasAnswerBelow(lines, at)) continue;
    end = at;
    break;
  }
  while (end > 0 && isQuotedOrEmpty(lines[end - 1] ?? '')) end -= 1;
  // An underscore line is what Outlook draws above the fields.
  while (end > 0 && /^[_\s]*$/.test(lines[end - 1] ?? '')) end -= 1;
  const kept = lines.slice(0, end).join('\n').trimEnd();
  if (kept.trim() === '') return { text, isCut: false };
  return { text: kept, isCut: kept.length < text.trimEnd().length };
}

function beginsQuotation(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (SEPARATOR.test(line)) return true;
  if (FIELD.test(line)) return lines.slice(at + 1, at + 4).filter((next) => OTHER_FIELD.test(next.trim())).length >= 2;
  if (line === '') return false;
  for (let count = 1; count <= MAX_INTRODUCTION_LINES; count += 1) {
    const joined = lines
      .slice(at, at + count)
      .map((part) => part.trim())
      .join(' ');
    if (INTRODUCTIONS.some((introduction) => introduction.test(joined))) return true;
  }
  return false;
}

/** Whether somebody answered between the quoted lines: quoted lines with lines of their own behind them. */
function hasAnswerBelow(lines: readonly string[], at: number): boolean {
  const below = lines.slice(at + 1);
  const firstQuoted = below.findIndex((line) => line.startsWith('>'));
  if (firstQuoted === -1 || firstQuoted > MAX_INTRODUCTION_LINES) return false;
  return below.slice(firstQuoted).some((line) => !isQuotedOrEmpty(line));
}

function isQuotedOrEmpty(line: string): boolean {
  return line.startsWith('>') || line.trim() === '';
}
