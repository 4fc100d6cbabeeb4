import type { MailHeader } from '../printed.ts';
import { MAX_BODY_LENGTH, PLAIN_CONTACT, type InteractionDetails } from '../interaction.ts';
import { findNoticeIds } from '../notice/find-notice-ids.ts';
import { cutQuotedReply, type CutReply } from './cut-quoted-reply.ts';
import { parseMailDate } from './parse-mail-date.ts';

/** What the user should know about an e-mail before it joins the log. */
export const MAIL_NOTES = [
  'no-date',
  'future',
  'before-parent',
  'unsure-direction',
  'quote-cut',
  'text-cut',
  'no-text',
  'broken',
  'incomplete',
] as const;
export type MailNote = (typeof MAIL_NOTES)[number];

/** An e-mail as it was read. */
export type ReadMail = {
  readonly headers: readonly MailHeader[];
  readonly text: string;
  readonly isCut: boolean;
  /** The header of that name; empty: none. */
  readonly references: string;
  readonly isBroken: boolean;
  readonly isIncomplete: boolean;
};

export type MailContact = {
  readonly details: InteractionDetails;
  readonly references: readonly string[];
  readonly notes: readonly MailNote[];
};

type Context = {
  /** The account's own address; empty: not known. */
  readonly ownAddress: string;
  /** Stands for a date that can't be read. */
  readonly now: Date;
};

const AMAZON = /(?:^|[@.])amazon\.[a-z.]{2,6}$/i;
const EXECUTIVES = /^(?:jeff|ajassy|executive[a-z-]*)@amazon\./i;

/** An e-mail as an entry of the log: own words only, from whom to whom by the account's address. */
export function makeMailContact(mail: ReadMail, context: Context): MailContact {
  const header = (name: string): string => mail.headers.find((one) => one.name === name)?.value ?? '';
  const at = parseMailDate(header('Date'));
  const from = listAddresses(header('From'));
  const to = listAddresses([header('To'), header('Cc'), header('Bcc')].join(', '));
  const direction = findDirection(from, to, context.ownAddress);
  const own = cutQuotedReply(mail.text);
  const other = direction.value === 'out' ? header('To') : header('From');
  const others = direction.value === 'out' ? to : from;
  const notes = [
    ...noteDate(at, context.now),
    ...(direction.isSure ? [] : (['unsure-direction'] as const)),
    ...noteText(mail, own),
  ];
  return {
    details: {
      ...PLAIN_CONTACT,
      at: at ?? context.now.toISOString(),
      channel: others.some((address) => EXECUTIVES.test(address)) ? 'exec_email' : 'reply_email',
      direction: direction.value,
      person: other.slice(0, 200),
      amazonCaseId: findNoticeIds(`${header('Subject')}\n${own.text.slice(0, 5000)}`, []).caseIds[0] ?? '',
      subject: header('Subject').slice(0, 500),
      body: own.text.slice(0, MAX_BODY_LENGTH),
      messageId: cleanId(header('Message-ID')),
      inReplyTo: cleanId(header('In-Reply-To')),
    },
    references: listMessageIds(mail.references),
    notes,
  };
}

function noteDate(at: string | undefined, now: Date): readonly MailNote[] {
  if (at === undefined) return ['no-date'];
  return Date.parse(at) > now.getTime() ? ['future'] : [];
}

function noteText(mail: ReadMail, own: CutReply): readonly MailNote[] {
  const notes: readonly (MailNote | false)[] = [
    own.isCut && 'quote-cut',
    (mail.isCut || own.text.length > MAX_BODY_LENGTH) && 'text-cut',
    own.text.trim() === '' && 'no-text',
    mail.isBroken && 'broken',
    mail.isIncomplete && 'incomplete',
  ];
  return notes.filter((note) => note !== false);
}

/** Ids of messages in a header, without `<` and `>`. */
export function listMessageIds(header: string): readonly string[] {
  const inBrackets = [...header.matchAll(/<([^<>\s]{1,998})>/g)].map(([, id = '']) => id);
  return inBrackets.length > 0 ? inBrackets : header.split(/\s+/).filter((id) => id.includes('@'));
}

function cleanId(header: string): string {
  return listMessageIds(header)[0] ?? '';
}

/** E-mail addresses in a header that names people. */
function listAddresses(header: string): readonly string[] {
  return (header.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []).map((address) => address.toLowerCase());
}

function findDirection(
  from: readonly string[],
  to: readonly string[],
  ownAddress: string,
): { readonly value: 'in' | 'out'; readonly isSure: boolean } {
  const own = ownAddress.trim().toLowerCase();
  if (own !== '' && from.includes(own)) return { value: 'out', isSure: true };
  if (from.some((address) => AMAZON.test(address))) return { value: 'in', isSure: true };
  if (own !== '' && to.includes(own)) return { value: 'in', isSure: true };
  if (to.some((address) => AMAZON.test(address))) return { value: 'out', isSure: own === '' };
  return { value: 'in', isSure: false };
}
