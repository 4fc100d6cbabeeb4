import { addDays, type LocalDate } from '../dates.ts';
import type { CaseClock, DueClock } from './case-clock.ts';

/** What the entries are called, in the user's language. */
export type CalendarWords = Readonly<Record<CaseClock['kind'], string>>;

/** Longest line in octets, without its end (RFC 5545 3.1). */
const MAX_OCTETS = 75;
/** Reminders: at nine in the morning of the day before, and of the day itself. */
const ALARMS = ['-PT15H', 'PT9H'];

/**
 * A calendar file (RFC 5545) with one all-day entry for each clock that asks something of the user. The same clocks give the
 * same bytes; an entry keeps its UID, so that taking the file in again replaces what an earlier one brought.
 */
export function makeCalendarFile(clocks: readonly DueClock[], words: CalendarWords): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Reinstate//Dates of appeals//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...clocks.flatMap((due) => makeEvent(due, words)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Clocks that belong into a calendar: what asks something of the user and isn't over. */
export function listCalendarClocks(clocks: readonly DueClock[]): readonly DueClock[] {
  return clocks.filter(({ clock }) => clock.role === 'act-by' && clock.kind !== 'preset' && clock.state !== 'over');
}

function makeEvent(
  { caseId, caseTitle, storeName, marketplace, clock }: DueClock,
  words: CalendarWords,
): readonly string[] {
  const on = entryDay(clock);
  const title = `${words[clock.kind]}: ${caseTitle}`;
  const details = [clock.text, `${storeName}, ${marketplace}`, describeEnd(clock)].filter((text) => text !== '');
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(`${clock.id}.${caseId}@reinstate`)}`,
    // The moment of writing would make each file another; the day itself never changes without the entry changing.
    `DTSTAMP:${plainDate(on)}T000000Z`,
    `DTSTART;VALUE=DATE:${plainDate(on)}`,
    `DTEND;VALUE=DATE:${plainDate(addDays(on, 1))}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(details.join('\n'))}`,
    'TRANSP:TRANSPARENT',
    ...ALARMS.flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escapeText(title)}`,
      `TRIGGER:${trigger}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** The earlier of the two days, so that nobody is told too late. */
function entryDay({ dueOn, ownDueOn }: CaseClock): LocalDate {
  return ownDueOn < dueOn ? ownDueOn : dueOn;
}

function describeEnd({ kind, dueOn, timeZone, endsAt }: CaseClock): string {
  if (kind === 'follow-up' || kind === 'watch') return '';
  return `The day ${dueOn} ends in ${timeZone} at ${endsAt.slice(0, 16).replace('T', ' ')} UTC.`;
}

function plainDate(date: LocalDate): string {
  return date.replaceAll('-', '');
}

/** TEXT of RFC 5545 3.3.11. Control characters have no place in it. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, ' ');
}

/** Breaks a line between characters, never inside one; the space at the beginning of a next line counts. */
function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8Length(character);
    if (octets + size > MAX_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** Octets of one character in UTF-8. */
function utf8Length(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
