import { parseDateTime, toZoned } from '@internationalized/date';
import { formatOffsetDateTime } from '../../components/date-field/offset-date-time.ts';
import type { PastedMessage, PastedNotes } from '../../../shared/domain/contacts/split-pasted-notes.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { PLAIN_CONTACT, type InteractionDetails } from '../../../shared/domain/interaction.ts';

/** What pasted messages don't say of themselves. */
export type PasteContext = {
  /** The moment of the first message; messages without a time follow it. */
  readonly at: string;
  readonly zone: string;
  readonly channel: string;
};

/** A clock that goes back by more than this has passed midnight; less is a message that was noted late. */
const MIDNIGHT_MINUTES = 6 * 60;

/** One entry for each message. A time that is much earlier than the one before belongs to the next day. */
export function makeSplitContacts({ messages, preface }: PastedNotes, context: PasteContext): InteractionDetails[] {
  let day = context.at.slice(0, 10);
  let time = context.at.slice(11, 16);
  let hasTime = false;
  return messages.map((message, index) => {
    if (message.day !== null) day = message.day;
    else if (hasTime && message.time !== null && minutesOf(time) - minutesOf(message.time) > MIDNIGHT_MINUTES) {
      day = addDays(day, 1);
    }
    if (message.time !== null) [time, hasTime] = [message.time, true];
    const text = index === 0 && preface !== '' ? `${preface}\n${message.text}` : message.text;
    return {
      ...PLAIN_CONTACT,
      at: atZone(`${day}T${time}:00`, context.zone),
      zone: context.zone,
      channel: context.channel,
      direction: message.direction,
      person: message.direction === 'in' ? message.speaker.slice(0, 200) : '',
      summary: text.slice(0, 20_000),
    };
  });
}

/** The whole paste as one entry. */
export function makeOneContact(text: string, context: PasteContext): InteractionDetails {
  const [first = ''] = text.trim().split('\n');
  return {
    ...PLAIN_CONTACT,
    at: context.at,
    zone: context.zone,
    channel: context.channel,
    direction: 'out',
    summary: first.slice(0, 300),
    body: text.trim(),
  };
}

/** Who said how much, for a line above the preview. */
export function countSpeakers(messages: readonly PastedMessage[]): number {
  return new Set(messages.map(({ speaker }) => speaker.toLowerCase())).size;
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function atZone(local: string, zone: string): string {
  return formatOffsetDateTime(toZoned(parseDateTime(local), zone).toDate(), zone);
}
