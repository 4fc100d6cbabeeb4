import { evenText } from './notice/even-text.ts';
import { listSentences } from './notice/find-concepts.ts';
import { findHeading } from './notice/split-blocks.ts';
import type { PlanPart } from './plan.ts';
import { REQUEST_WORDS } from './request-words.ts';

/** One thing that a notice asks for, in the notice's own words, and what usually answers it. */
export type RequestedItem = {
  readonly text: string;
  /** Document types that answer it; empty when the words name none. */
  readonly documentTypes: readonly string[];
  /** Parts of the plan that answer it. */
  readonly planParts: readonly PlanPart[];
};

/** Headings that open the block of requests (domain.md 4.2, block 2). */
const OPENING =
  /^(how (do|can) i (reactivate|reinstate|appeal)|what actions? do i need|what (you|i) (can|need to|must) do|to reactivate|to appeal|please (provide|send|submit)|you (can|may|must) (provide|send|submit))/i;
/** A line that opens another block: a known heading, or a short question. */
const HEADING =
  /^(why (did|is|was)|how (do|can) i|has your|have your|what happens|what if|we['’]?re here|we are here|asin:|title:|brand:|infringement type:|complaint id|sincerely|regards|the .{0,30} team|.{3,70}[?？]$)/i;
const BULLET = /^[\s>]*(?:--+|[-–—•*·▪◦‣➢►✓✔●○■□◆・⁃]|\(?\d{1,2}(?:[.)](?!\d)|、|．|）)|\(?[a-h]\)|[①-⑩])\s*(\S.*)$/u;

/**
 * The things a notice asks for: the bullets between the "How do I reactivate…" heading and the next heading. Where no
 * such heading stands, every bullet of the text (domain.md 4.1, "Requested items"; seen in all notices, confidence H).
 * Only a reading aid: the user confirms, and the notice wins.
 * @param noticeText the notice as plain text
 */
export function listRequestedItems(noticeText: string): readonly RequestedItem[] {
  const lines = noticeText.replace(/\r\n?/g, '\n').split('\n');
  const openings = [...lines.keys()].filter((at) => opensBlock(lines[at] ?? ''));
  const scopes = openings.length === 0 ? [lines] : openings.map((at) => blockAfter(lines, at));
  const texts = scopes.flatMap(joinBullets).filter(isRequest);
  if (texts.length > 0) return [...new Set(texts)].map(describeRequest);
  // "To appeal, explain…": the line that opens the block may ask by itself.
  const asking = openings.length === 0 ? lines : openings.flatMap((at) => [lines[at] ?? '', ...blockAfter(lines, at)]);
  return listAskingSentences(asking).map(describeRequest).filter(namesSomething);
}

/** The line that mail programs put above a message begins like a bullet: "-----Original Message-----". */
const DIVIDER = /-{3,}$/;

function isRequest(text: string): boolean {
  return WORDS.test(text) && !/^B0[0-9A-Z]{8}\b/.test(text) && !DIVIDER.test(text);
}

/** Three letters of an alphabet, or two characters of Chinese or Japanese. */
const WORDS = /[\p{Ll}\p{Lu}]{3}|\p{Lo}{2}/u;
/** Sentences that ask for something. */
const ASKS =
  /(?:^|,\s*|\b(?:please|must|need to|can|may|should|and|or|to appeal,?|to reactivate \w+ \w+,?)\s+)(?:re)?(?:send|provide|submit|upload|give us|include|attach|supply|show|tell us|explain|describe|write to us)\b|\b(?:bitte )?(?:senden|reichen|übermitteln|laden|nennen) sie\b|\bveuillez\b|\benvoyez|\btransmettez|\bfournissez|\b(?:invia|inviaci|fornisci|carica)\b|\b(?:envíe|envíenos|proporcione|suba|indíquenos)|(?:ご提出|お送り|提出して)ください|请(?:您)?(?:提供|提交|发送|上传)|(?:提供|提交)以下/iu;
/** What a person would still read as one request. */
const MAX_ASKING = 300;
const MAX_ASKING_SENTENCES = 6;

/** A notice without a list asks in sentences. */
function listAskingSentences(lines: readonly string[]): readonly string[] {
  const text = evenText(lines.join('\n').slice(0, MAX_SCOPE));
  const sentences = listSentences(text).map(({ words }) => words.trim());
  const asking = sentences.filter((words) => words.length <= MAX_ASKING && ASKS.test(words));
  return [...new Set(asking)].slice(0, MAX_ASKING_SENTENCES);
}

/** Longer than any block of requests. */
const MAX_SCOPE = 20_000;

function namesSomething({ documentTypes, planParts }: RequestedItem): boolean {
  return documentTypes.length > 0 || planParts.length > 0;
}

const ONE_OF = /\b(?:(?:at least )?one|any)(?: or more)? of (?:these|the following|the below|the items below)\b/i;

/** Whether a notice asks for one of its items, not for all of them: the words that open its list say so. */
export function asksForOneOf(noticeText: string): boolean {
  const lines = noticeText.replace(/\r\n?/g, '\n').split('\n');
  const opening = lines.findIndex((line) => opensBlock(line));
  if (opening === -1) return false;
  const rest = lines.slice(opening);
  const first = rest.findIndex((line) => BULLET.test(line));
  return ONE_OF.test(rest.slice(0, first === -1 ? 0 : first).join(' '));
}

function opensBlock(line: string): boolean {
  return !BULLET.test(line) && (OPENING.test(line.trim()) || findHeading(line) === 'how');
}

function blockAfter(lines: readonly string[], opening: number): readonly string[] {
  const rest = lines.slice(opening + 1);
  const end = rest.findIndex((line) => !BULLET.test(line) && endsBlock(line));
  return end === -1 ? rest : rest.slice(0, end);
}

function endsBlock(line: string): boolean {
  if (HEADING.test(line.trim())) return true;
  const kind = findHeading(line);
  return kind !== undefined && kind !== 'how' && kind !== 'list';
}

/** Words that nothing but a new sentence begins with a capital letter. */
const NEW_SENTENCE = /^(?:You|We|Please|If|When|Files?|All|Your|This|These|Send|Note|The)\b/;
/** Shorter lines were ended by their writer; longer ones may have been wrapped by a mail program. */
const LEAST_WRAPPED_LENGTH = 55;

/** Bullets with the lines that continue them: a bullet ends at the next bullet, at a blank line or at a new sentence. */
function joinBullets(lines: readonly string[]): readonly string[] {
  const bullets: string[] = [];
  let isOpen = false;
  let previous = '';
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    if (bullet?.[1]) {
      bullets.push(bullet[1].trim());
      isOpen = true;
    } else if (isOpen && continues(previous, line)) {
      bullets[bullets.length - 1] += ` ${line.trim()}`;
    } else {
      isOpen = false;
    }
    previous = line.trimEnd();
  }
  return bullets;
}

/** Whether a line goes on with the one before it: indented, in the middle of a sentence, or behind a wrapped line. */
function continues(previous: string, line: string): boolean {
  if (line.trim() === '') return false;
  if (/^\s/.test(line) || /^[^\p{Lu}\p{Lo}]/u.test(line)) return true;
  return previous.length >= LEAST_WRAPPED_LENGTH && !/[.!?:;]$/.test(previous) && !NEW_SENTENCE.test(line);
}

/** A request in its own words, with what usually answers it. */
export function describeRequest(text: string): RequestedItem {
  const answers = REQUEST_WORDS.filter((answer) => answer.words.test(text));
  return {
    text,
    documentTypes: [...new Set(answers.flatMap((answer) => answer.types))],
    planParts: [...new Set(answers.flatMap((answer) => answer.parts ?? []))],
  };
}
