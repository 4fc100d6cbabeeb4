import type { CaseFile } from '../case-file.ts';
import { findEntry, labelOf, type Catalogue } from '../catalogue.ts';
import { formatLongDate } from '../dates.ts';
import type { Draft, DraftKind } from '../draft.ts';
import type { InteractionDetails } from '../interaction.ts';
import { splitNotices } from '../notice/split-notices.ts';
import { listRequestedItems } from '../requested-items.ts';
import { compareMoments } from './compare-moments.ts';

/** What a text is made from. */
export type DraftFacts = Pick<CaseFile, 'account' | 'case' | 'noticeText'> & {
  readonly interactions: readonly Pick<
    InteractionDetails,
    'at' | 'direction' | 'channel' | 'person' | 'subject' | 'amazonCaseId'
  >[];
};

/** Where each text goes; `ahs_call` is spoken, not sent. */
export const DRAFT_CHANNELS: Readonly<Record<DraftKind, string>> = {
  noticeReply: 'reply_email',
  callSheet: 'ahs_call',
  followUp: 'reply_email',
  executiveLetter: 'exec_email',
  mediationLetter: 'mediation_cedr',
};

/** What can be told in one sentence of the call sheet's limits (source text 001 in domain.md section 0). */
const CALL_LIMITS = [
  'They can explain the reason, say which documents they see, and add notes to the case.',
  'They cannot decide on the appeal, reinstate the account, or change the decision.',
  'A promise made on the phone is not a decision: write down the name, the time and the exact words.',
];

/**
 * The beginning of a text, from the facts of the case alone, in plain English; the user edits it. A fact that is missing
 * leaves its line out: nothing is invented and no blank is left to be overlooked.
 */
export function composeDraft(kind: DraftKind, facts: DraftFacts, catalogue: Catalogue): Draft {
  const lines = BODIES[kind](facts, catalogue);
  const body = lines
    .filter((line) => line !== null)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { kind, recipient: findRecipient(kind, facts), subject: makeSubject(kind, facts), body };
}

type Lines = readonly (string | null)[];

const BODIES: Readonly<Record<DraftKind, (facts: DraftFacts, catalogue: Catalogue) => Lines>> = {
  noticeReply: writeNoticeReply,
  callSheet: writeCallSheet,
  followUp: writeFollowUp,
  executiveLetter: writeExecutiveLetter,
  mediationLetter: writeMediationLetter,
};

/** Case id and store first: the reader finds the account before reading on. */
function identify({ account, case: it }: DraftFacts): string {
  const parts = [
    it.caseIds.length > 0 && `Case ID: ${it.caseIds.join(', ')}`,
    it.complaintIds.length > 0 && `Complaint ID: ${it.complaintIds.join(', ')}`,
    `Store: ${account.storeName}`,
    account.merchantToken !== '' && `Merchant token: ${account.merchantToken}`,
  ];
  return parts.filter((part) => part !== false).join(' | ');
}

function sign({ account }: DraftFacts): Lines {
  const names = [account.legalName, account.storeName, account.email].filter(
    (line, index, all) => line !== '' && all.indexOf(line) === index,
  );
  return ['', ...names];
}

function listReasons({ case: it }: DraftFacts, catalogue: Catalogue): string {
  return it.reasons.map((id) => labelOf(catalogue.reasons, id)).join(', ');
}

function tellNotice({ case: it }: DraftFacts): string {
  return it.noticeReceivedOn === null ? 'your notice' : `your notice of ${formatLongDate(it.noticeReceivedOn)}`;
}

function listAsins({ case: it }: DraftFacts): string | null {
  return it.asins.length === 0 ? null : `ASIN: ${it.asins.join(', ')}`;
}

function writeNoticeReply(facts: DraftFacts): Lines {
  const requested = listRequestedItems(facts.noticeText);
  return [
    identify(facts),
    '',
    'Dear Amazon Seller Performance team,',
    '',
    `This is our answer to ${tellNotice(facts)}.`,
    listAsins(facts),
    '',
    ...(requested.length === 0
      ? ['Please find our appeal and its documents in the attached packet.']
      : [
          'You asked for:',
          ...requested.map(({ text }) => `- ${text}`),
          '',
          'The attached packet answers each of them, with an index of the documents.',
        ]),
    '',
    'Please review our appeal and tell us your decision, or which document you still need.',
    ...sign(facts),
  ];
}

function writeCallSheet(facts: DraftFacts, catalogue: Catalogue): Lines {
  const reasons = listReasons(facts, catalogue);
  const last = lastOut(facts);
  return [
    'Call sheet: Account Health Support',
    identify(facts),
    facts.case.noticeReceivedOn === null ? null : `Notice received: ${formatLongDate(facts.case.noticeReceivedOn)}`,
    `Notice cites Section 3: ${facts.case.section3 ? 'yes' : 'no'}`,
    reasons === '' ? null : `Reason as we understand it: ${reasons}`,
    listAsins(facts),
    last
      ? `Our last message: ${formatLongDate(last.at.slice(0, 10))}, ${labelOf(catalogue.channels, last.channel)}`
      : null,
    '',
    'Ask these three questions:',
    '1. Which reason code stands on the account, in your words?',
    'Answer:',
    '2. Which documents of our appeal can you see, and is each of them readable?',
    'Answer:',
    '3. Which notes are on the case, and can you add a note that our documents are complete?',
    'Answer:',
    '',
    'What they can and cannot do:',
    ...CALL_LIMITS.map((line) => `- ${line}`),
    '',
    'Write down during the call:',
    'Time of the call:',
    'Name of the person:',
    'Case ID that they gave:',
    'What they promised, and by when:',
  ];
}

function writeFollowUp(facts: DraftFacts): Lines {
  const last = lastOut(facts);
  return [
    identify(facts),
    '',
    'Dear Amazon Seller Performance team,',
    '',
    last
      ? `On ${formatLongDate(last.at.slice(0, 10))} we sent you our answer to ${tellNotice(facts)}. We have not received a decision.`
      : `We have not received a decision on our answer to ${tellNotice(facts)}.`,
    'There is nothing new to add. Please confirm that you received our documents, and tell us if one of them cannot be read.',
    ...sign(facts),
  ];
}

function writeExecutiveLetter(facts: DraftFacts, catalogue: Catalogue): Lines {
  const reasons = listReasons(facts, catalogue);
  return [
    identify(facts),
    '',
    'Dear Sir or Madam,',
    '',
    `We ask for a review of the decision on our account. It follows ${tellNotice(facts)}${reasons === '' ? '' : ` (${reasons})`}.`,
    listAsins(facts),
    '',
    'What happened so far:',
    ...listSteps(facts, catalogue),
    '',
    'The attached packet holds our appeal, its documents and an index. Each statement names the page that proves it.',
    'Please have a senior member of the team review it, and tell us which point is still open.',
    ...sign(facts),
  ];
}

function writeMediationLetter(facts: DraftFacts, catalogue: Catalogue): Lines {
  const marketplace = labelOf(catalogue.marketplaces, facts.account.marketplace);
  return [
    identify(facts),
    `Marketplace: ${marketplace}`,
    facts.account.legalName === '' ? null : `Business: ${facts.account.legalName}`,
    '',
    'Request for mediation',
    '',
    `The dispute: ${tellNotice(facts).replace(/^your/, 'the')} restricts our selling on ${marketplace}. We used the internal appeal and do not agree with its outcome.`,
    '',
    'What happened so far:',
    ...listSteps(facts, catalogue),
    '',
    'What we ask for: a review of the evidence in the attached packet, and a reasoned answer to each point.',
    ...sign(facts),
  ];
}

/** The longest list of steps that anybody reads in a letter. */
const MAX_STEPS = 12;

function listSteps({ interactions }: DraftFacts, catalogue: Catalogue): Lines {
  const ordered = interactions.toSorted(compareMoments).slice(-MAX_STEPS);
  if (ordered.length === 0) return ['- Our log has no contacts yet.'];
  return ordered.map(({ at, direction, channel, subject }) => {
    const way = direction === 'in' ? 'from Amazon' : 'to Amazon';
    return `- ${formatLongDate(at.slice(0, 10))}: ${way}, ${labelOf(catalogue.channels, channel)}${subject === '' ? '' : `, “${subject}”`}`;
  });
}

function lastOut({ interactions }: DraftFacts): DraftFacts['interactions'][number] | undefined {
  return interactions
    .filter(({ direction, channel }) => direction === 'out' && channel !== DRAFT_CHANNELS.callSheet)
    .toSorted(compareMoments)
    .at(-1);
}

const EMAIL = /<?([^\s<>,;:"()]+@[^\s<>,;:"()]+)>?\s*$/;

/** The address from which Amazon wrote last; executive and mediation addresses change, so the user has to look them up. */
function findRecipient(kind: DraftKind, { interactions }: DraftFacts): string {
  if (kind !== 'noticeReply' && kind !== 'followUp') return '';
  const last = interactions
    .filter(({ direction, person }) => direction === 'in' && EMAIL.test(person))
    .toSorted(compareMoments)
    .at(-1);
  return last ? (EMAIL.exec(last.person)?.[1] ?? '') : '';
}

const REPLY = /^(?:re|aw|sv|antw|回复)\s*[:：]\s*/i;

/** A reply keeps the subject, so that it lands in the same thread. */
function makeSubject(kind: DraftKind, facts: DraftFacts): string {
  if (kind === 'callSheet') return '';
  const subject = findNoticeSubject(facts);
  const caseId = facts.case.caseIds[0];
  const own = `Appeal of ${facts.account.storeName}${caseId === undefined ? '' : `, case ${caseId}`}`;
  if (kind === 'executiveLetter') return `Request for review: ${own}`;
  if (kind === 'mediationLetter') return `Request for mediation: ${own}`;
  return subject === '' ? own : `Re: ${subject.replace(REPLY, '')}`.slice(0, 500);
}

function findNoticeSubject({ noticeText, interactions }: DraftFacts): string {
  const inNotice = splitNotices(noticeText)[0]?.subject ?? '';
  if (inNotice !== '') return inNotice;
  const mail = interactions
    .filter(({ direction, subject }) => direction === 'in' && subject !== '')
    .toSorted(compareMoments)
    .at(-1);
  return mail?.subject ?? '';
}

/** Whether the catalogue still knows the way by which a text goes. */
export function channelOfDraft(kind: DraftKind, catalogue: Pick<Catalogue, 'channels'>): string {
  return findEntry(catalogue.channels, DRAFT_CHANNELS[kind])?.id ?? 'other';
}
