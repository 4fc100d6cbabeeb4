/** One message of a pasted chat or of notes of a call. */
export type PastedMessage = {
  /** As it was written; empty: nobody was named. */
  readonly speaker: string;
  /** Time of day `HH:MM`, when it was noted; null: not noted. */
  readonly time: string | null;
  /** Calendar day `YYYY-MM-DD`, when it was noted; null: not noted. */
  readonly day: string | null;
  readonly text: string;
  readonly direction: 'in' | 'out';
};

/** Messages of a chat; undefined where a text is no such thing and stays one entry. */
export type PastedNotes = {
  readonly messages: readonly PastedMessage[];
  /** Text before the first message, which belongs to none. */
  readonly preface: string;
};

const DAY = String.raw`(?:(?<day>\d{4}-\d{2}-\d{2})[ T,]+)?`;
const TIME = String.raw`(?<time>\d{1,2}:\d{2})(?::\d{2})?\s*(?<half>[ap]\.?m\.?)?`;
const SPEAKER = String.raw`(?<speaker>[\p{L}\p{N}][\p{L}\p{N} .'’()_&-]{0,59}?)`;

/** `[10:32] Agent: …`, `10:32 AM - Agent: …`, `2026-09-15 10:32 Agent: …`, `Agent (10:32): …`, `Agent: …`. */
const LINES: readonly RegExp[] = [
  new RegExp(String.raw`^\s*[[(]${DAY}${TIME}[\])]\s*[-–—]?\s*${SPEAKER}\s*[:：]\s*(?<text>.*)$`, 'iu'),
  new RegExp(String.raw`^\s*${DAY}${TIME}\s*[-–—|,]?\s+${SPEAKER}\s*[:：]\s*(?<text>.*)$`, 'iu'),
  new RegExp(String.raw`^\s*${SPEAKER}\s*[[(]${DAY}${TIME}[\])]\s*[:：]\s*(?<text>.*)$`, 'iu'),
  new RegExp(String.raw`^\s*${SPEAKER}\s*(?::\s+|：\s*)(?<text>.*)$`, 'iu'),
];
const TIMED = 3;

/** How sellers name themselves in their notes. */
const SELF = /^(?:me|i|my|we|us|you|seller|ich|wir|moi|yo|我|我们)$/i;
/** Words before a colon that name no person. */
const NO_SPEAKER =
  /^(?:subject|date|time|from|to|cc|re|case id|case|note|notes|asin|asins|order id|http|https|topic|ps|p\.s\.|reason|summary|agenda|result|todo)$/i;

/** Fewer are no conversation. */
const MIN_MESSAGES = 2;
const MIN_SPEAKERS = 2;
/** More than any conversation has; what follows stays with the last message. */
const MAX_MESSAGES = 1000;

/**
 * Splits a pasted chat or notes of a call into who, when and what. Lines without a speaker belong to the message before.
 * @param ownNames further names by which the seller goes (store, account)
 * @returns undefined when the text doesn't read as a conversation of two
 */
export function splitPastedNotes(text: string, ownNames: readonly string[] = []): PastedNotes | undefined {
  const lines = text.split(/\r\n?|\n/);
  const preface: string[] = [];
  const messages: { speaker: string; time: string | null; day: string | null; lines: string[] }[] = [];
  for (const line of lines) {
    const head = messages.length < MAX_MESSAGES ? readHead(line) : undefined;
    if (head) messages.push(head);
    else (messages.at(-1)?.lines ?? preface).push(line);
  }
  const speakers = new Set(messages.map(({ speaker }) => speaker.toLowerCase()));
  const isTimed = messages.length > 0 && messages.every(({ time }) => time !== null);
  if (messages.length < MIN_MESSAGES || (speakers.size < MIN_SPEAKERS && !isTimed)) return undefined;
  const own = new Set(ownNames.map((name) => name.trim().toLowerCase()).filter(Boolean));
  const isOwn = (speaker: string): boolean => SELF.test(speaker) || own.has(speaker.toLowerCase());
  return {
    messages: messages.map(({ lines: said, ...message }) => ({
      ...message,
      text: said.join('\n').trim(),
      direction: isOwn(message.speaker) ? 'out' : 'in',
    })),
    preface: preface.join('\n').trim(),
  };
}

function readHead(line: string) {
  // No line of a conversation begins with so much; it would only cost time.
  const start = line.slice(0, 400);
  for (const [index, pattern] of LINES.entries()) {
    const groups = pattern.exec(start)?.groups;
    if (!groups) continue;
    const speaker = (groups['speaker'] ?? '').trim();
    const time = readTime(groups['time'], groups['half']);
    if (NO_SPEAKER.test(speaker) || (index < TIMED && time === null)) return undefined;
    const said = line.slice(start.length - (groups['text'] ?? '').length);
    return { speaker, time, day: groups['day'] ?? null, lines: [said] };
  }
  return undefined;
}

/** As a clock of 24 hours. */
function readTime(text: string | undefined, half: string | undefined): string | null {
  const [hourText = '', minute = ''] = text?.split(':') ?? [];
  const hour = Number(hourText);
  if (minute === '' || hour > 23 || Number(minute) > 59) return null;
  if (half === undefined) return `${hourText.padStart(2, '0')}:${minute}`;
  if (hour === 0 || hour > 12) return null;
  const isAfternoon = half.toLowerCase().startsWith('p');
  return `${String((hour % 12) + (isAfternoon ? 12 : 0)).padStart(2, '0')}:${minute}`;
}
