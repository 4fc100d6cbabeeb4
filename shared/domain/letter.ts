import { listAskedItems, listFiledReplyItems, type AskedItem } from './asked-items.ts';
import type { Catalogue } from './catalogue.ts';
import { findEntry, labelOf } from './catalogue.ts';
import type { CaseFile, CheckedCase } from './case-file.ts';
import { formatLongDate } from './dates.ts';
import type { Evidence } from './evidence.ts';
import type { Exhibit } from './exhibits.ts';
import type { PacketBlock, PacketFact, PacketPlan } from './packet.ts';
import { parseLetterText } from './letter-text.ts';
import { parsePlanMarkup, type Block, type Inline } from './plan-markup.ts';
import { findRoundNews } from './round-news.ts';
import { listWrittenParts, planShape, type PlanShapePart } from './plan-shape.ts';

const text = (words: string, bold = false): Inline => ({ kind: 'text', text: words, bold });
const paragraph = (...inlines: readonly Inline[]): Block => ({ kind: 'paragraph', inlines });
const bullet = (...inlines: readonly Inline[]): Block => ({ kind: 'bullet', inlines });

/** A request of the notice or of a reply with the exhibits of this packet that answer it. */
export type AnsweredRequest = { readonly item: AskedItem; readonly exhibits: readonly Exhibit<Evidence>[] };

/** Each request of the notice and of the replies to the last round, with what answers it here: exhibits of the types that it names, in packet order. */
export function answerRequests(file: CheckedCase, exhibits: readonly Exhibit<Evidence>[]): readonly AnsweredRequest[] {
  return listAskedItems(file.noticeText, listFiledReplyItems(file)).map((item) => ({
    item,
    exhibits: exhibits.filter((exhibit) => item.documentTypes.includes(exhibit.evidence.type)),
  }));
}

/** Whether an exhibit or a written part of the plan answers a request. */
export function isAnswered(file: CheckedCase, answer: AnsweredRequest): boolean {
  return answer.exhibits.length > 0 || listAnsweringParts(file, answer).length > 0;
}

function listAnsweringParts(file: CheckedCase, { item }: AnsweredRequest): readonly PlanShapePart[] {
  return listWrittenParts(file.plan, file.case.path).filter(({ part }) => item.planParts.includes(part));
}

/**
 * The cover letter's content, in plain sentences made only from the case's facts. The head holds what a reviewer needs
 * to find the account (source text 001 in domain.md section 0: store, token, case ids, date, Section 3, round); below it
 * stands the user's own text where there is one.
 */
export function composeLetter(
  file: CaseFile,
  exhibits: readonly Exhibit<Evidence>[],
  catalogue: Catalogue,
): PacketPlan['letter'] {
  const marketplace = findEntry(catalogue.marketplaces, file.account.marketplace);
  const { letterText } = file.case.packetOptions;
  return {
    addressee: [marketplace?.addressee ?? 'Amazon Seller Performance'],
    subject: `Appeal: ${file.case.title}`,
    facts: listFacts(file, catalogue),
    ...(letterText === null ? composeText(file, exhibits, catalogue) : takeText(letterText)),
    signature: [file.account.legalName || file.account.storeName, file.account.storeName, file.account.email].filter(
      (line, index, lines) => line !== '' && lines.indexOf(line) === index,
    ),
  };
}

/** The generated text of a letter, below its head; what the user begins with who writes an own one. */
export function composeLetterBlocks(
  file: CaseFile,
  exhibits: readonly Exhibit<Evidence>[],
  catalogue: Catalogue,
): readonly PacketBlock[] {
  return composeText(file, exhibits, catalogue).blocks;
}

/** What the letter says of the packet beside it, and what it says where none goes with it. */
const PACKET_WORDS = {
  documents: { beside: 'Documents in this packet', without: 'Documents sent with this text' },
  references: {
    beside: 'Page numbers are those of the packet, in which each reference is a link.',
    without: 'Each file name says which exhibit it is.',
  },
} as const;

/** What it says in place of `beside` where the packet is divided: a reference into another volume can't be a link. */
const VOLUME_WORDS = {
  /** Everything that is cited stands in the first volume, as letter and plan do. */
  same: 'Page numbers are those of volume 1, in which each reference is a link.',
  some: 'Page numbers are those of the volume that is named. References to volume 1 are links.',
  other: 'Page numbers are those of the volume that is named.',
} as const;

/** A letter's text for a channel to which no packet goes; the user's own text keeps sentences of the generated one. */
export function withoutPacketWords(letterText: string): string {
  return Object.values(PACKET_WORDS).reduce(
    (kept, { beside, without }) => kept.replaceAll(beside, without),
    letterText,
  );
}

/** A letter's text for a packet that is divided. @param citedVolumes of what letter and plan cite */
export function withVolumeWords(letterText: string, citedVolumes: readonly number[]): string {
  const isHere = (volume: number): boolean => volume === 1;
  const kind = citedVolumes.every(isHere) ? 'same' : citedVolumes.some(isHere) ? 'some' : 'other';
  return letterText.replaceAll(PACKET_WORDS.references.beside, VOLUME_WORDS[kind]);
}

type LetterText = Pick<PacketPlan['letter'], 'blocks' | 'shorterBlocks' | 'contents'>;

function takeText(letterText: string): LetterText {
  const blocks = parseLetterText(letterText);
  const words = blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [block.text]
      : block.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')),
  );
  const count = words.join(' ').split(/\s+/).filter(Boolean).length;
  return { blocks, contents: `the text that you wrote has ${count} words` };
}

function composeText(file: CaseFile, exhibits: readonly Exhibit<Evidence>[], catalogue: Catalogue): LetterText {
  const answers = answerRequests(file, exhibits).filter((answer) => isAnswered(file, answer));
  const named = new Set(answers.flatMap((answer) => answer.exhibits.map((exhibit) => exhibit.label)));
  const others = exhibits.filter((exhibit) => !named.has(exhibit.label));
  const around = (further: readonly PacketBlock[]): readonly PacketBlock[] => [
    openingParagraph(file, catalogue),
    ...explanation(file),
    ...newsBlocks(file, exhibits),
    ...answerBlocks(file, answers),
    ...further,
    pathParagraph(file, exhibits.length > 0),
    closingParagraph(exhibits.length > 0),
  ];
  const heading: PacketBlock = {
    kind: 'heading',
    text: answers.length > 0 ? 'Further documents' : PACKET_WORDS.documents.beside,
  };
  const shorter = [heading, paragraph(text('The exhibit index says what each of them shows: '), ...cite(others))];
  return {
    blocks: around(others.length === 0 ? [] : [heading, ...others.map(documentBullet)]),
    ...(others.length < LEAST_JOINED ? {} : { shorterBlocks: around(shorter) }),
    contents: describeContents(file, answers.length, others.length),
  };
}

/** Fewer documents than this take no less room in one paragraph. */
const LEAST_JOINED = 3;

function describeContents(file: CaseFile, answers: number, others: number): string {
  const count = (number: number, one: string, many: string): readonly string[] =>
    number === 0 ? [] : [number === 1 ? `1 ${one}` : `${number} ${many}`];
  const parts = [
    ...count(answers, 'request of the notice is answered', 'requests of the notice are answered'),
    ...count(others, 'further document is named', 'further documents are named'),
    ...(file.case.asins.length > 5 ? count(file.case.asins.length, '', 'ASINs are listed') : []),
  ];
  return parts.length === 0 ? 'the facts at its head are long' : parts.join(', ');
}

/** What the user explains on a path that has no plan. */
function explanation(file: CaseFile): readonly PacketBlock[] {
  if (planShape(file.case.path).place !== 'letter') return [];
  return listWrittenParts(file.plan, file.case.path).flatMap(({ part }) => parsePlanMarkup(file.plan[part]));
}

function listFacts(file: CaseFile, catalogue: Catalogue): readonly PacketFact[] {
  const { account } = file;
  const received = file.case.noticeReceivedOn ? formatLongDate(file.case.noticeReceivedOn) : '';
  const section3 = file.case.section3 ? 'cites Section 3' : '';
  const facts: PacketFact[] = [
    { label: 'Store', value: account.storeName },
    { label: 'Legal entity', value: account.legalName },
    { label: 'Merchant token', value: account.merchantToken },
    { label: 'Marketplace', value: describeMarketplace(account.marketplace, catalogue) },
    { label: file.case.caseIds.length > 1 ? 'Case IDs' : 'Case ID', value: file.case.caseIds.join(', ') },
    {
      label: file.case.complaintIds.length > 1 ? 'Complaint IDs' : 'Complaint ID',
      value: file.case.complaintIds.join(', '),
    },
    { label: file.case.asins.length > 1 ? 'ASINs' : 'ASIN', value: file.case.asins.join(', ') },
    { label: 'Notice received', value: [received, section3].filter((part) => part !== '').join(', ') },
    { label: 'Appeal round', value: String(file.round) },
  ];
  return facts.filter((fact) => fact.value !== '');
}

function describeMarketplace(code: string, catalogue: Catalogue): string {
  const marketplace = findEntry(catalogue.marketplaces, code);
  return marketplace ? `${marketplace.label} (${marketplace.domain})` : code;
}

function openingParagraph(file: CaseFile, catalogue: Catalogue): Block {
  const received = file.case.noticeReceivedOn;
  const when = received ? `the notice that we received on ${formatLongDate(received)}` : 'your notice';
  const reasons = file.case.reasons
    .filter((reason) => reason !== 'other_unclassified')
    .map((reason) => labelOf(catalogue.reasons, reason).toLowerCase());
  const subject = reasons.length > 0 ? `, which concerns: ${reasons.join('; ')}` : '';
  return paragraph(text(`This letter answers ${when} for the store ${file.account.storeName}${subject}.`));
}

function cite(exhibits: readonly Exhibit<Evidence>[]): readonly Inline[] {
  return exhibits.flatMap((exhibit, index) => [
    ...(index === 0 ? [] : [text(', ')]),
    { kind: 'citation' as const, evidenceId: exhibit.evidence.id, page: null },
  ]);
}

function answerBlocks(file: CaseFile, answers: readonly AnsweredRequest[]): readonly PacketBlock[] {
  if (answers.length === 0) return [];
  return [{ kind: 'heading', text: nameAskers(answers) }, ...answers.map((answer) => requestBullet(file, answer))];
}

function nameAskers(answers: readonly AnsweredRequest[]): string {
  const isReplied = answers.some(({ item }) => item.from === 'reply');
  return isReplied ? 'What you ask, and where it is answered' : 'What the notice asks, and where it is answered';
}

/** What a further round brings; appeals without it are rarely read again (domain.md 5.5). */
function newsBlocks(file: CaseFile, exhibits: readonly Exhibit<Evidence>[]): readonly PacketBlock[] {
  const news = findRoundNews(file);
  if (news === null) return [];
  const citing = (words: string, ids: readonly { readonly evidenceId: string }[]): readonly Block[] => {
    const cited = exhibits.filter(({ evidence }) => ids.some(({ evidenceId }) => evidenceId === evidence.id));
    return cited.length === 0 ? [] : [bullet(text(words), ...cite(cited))];
  };
  const parts = listWrittenParts(file.plan, file.case.path).filter(({ part }) => news.parts.includes(part));
  const blocks = [
    ...citing('New documents: ', news.added),
    ...citing('New versions of documents: ', news.replaced),
    ...(parts.length === 0 ? [] : [bullet(text(`Written anew: ${namePlanParts(file, parts)}`))]),
  ];
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', text: `What is new since our appeal of ${formatLongDate(news.since)}` }, ...blocks];
}

function documentBullet(exhibit: Exhibit<Evidence>): Block {
  return bullet(text(`${exhibit.evidence.title}: `), ...cite([exhibit]));
}

function requestBullet(file: CaseFile, answer: AnsweredRequest): Block {
  const parts = listAnsweringParts(file, answer);
  const plan = parts.length > 0 ? namePlanParts(file, parts) : '';
  const request = answer.item.text.replace(/[\s.;:,]+$/, '');
  return bullet(
    text(`${request}: `),
    ...cite(answer.exhibits),
    ...(plan === '' ? [] : [text(answer.exhibits.length > 0 ? `, ${plan}` : plan)]),
  );
}

function namePlanParts(file: CaseFile, parts: readonly PlanShapePart[]): string {
  const { title, place } = planShape(file.case.path);
  if (place === 'letter') return 'the explanation in this letter';
  return `${title.toLowerCase()}, ${parts.map(({ heading }) => `“${heading}”`).join(', ')}`;
}

/** The letter claims nothing that isn't in the packet: it names only the parts that are written. */
function describePlan(file: CaseFile, hasExhibits: boolean): string {
  const { title, place } = planShape(file.case.path);
  const claims = listWrittenParts(file.plan, file.case.path).map(({ claim }) => claim);
  if (claims.length === 0 || place === 'letter') return '';
  const last = claims.at(-1);
  const list = claims.length === 1 ? last : `${claims.slice(0, -1).join(', ')} and ${last}`;
  const proof = hasExhibits ? ' Each statement that a document can show cites that document.' : '';
  return `The ${title.toLowerCase()} states ${list}.${proof} `;
}

function pathParagraph(file: CaseFile, hasExhibits: boolean): Block {
  const plan = describePlan(file, hasExhibits);
  return paragraph(text(`${plan}${pathRequest(file, plan !== '', hasExhibits)}`));
}

/** What is asked for. Nothing that the case doesn't hold is claimed: neither what others did nor what they will do. */
function pathRequest(file: CaseFile, hasPlan: boolean, hasExhibits: boolean): string {
  const reinstate = 'to reinstate what the notice restricts';
  switch (file.case.path) {
    case 'admit':
      return hasPlan
        ? `We ask you to review it and ${reinstate}.`
        : `We ask you to review the documents and ${reinstate}.`;
    case 'dispute': {
      const basis = hasPlan ? 'these facts' : 'the documents';
      return `We ask you to review this decision on the basis of ${basis} and ${reinstate}.`;
    }
    case 'documents':
      return hasExhibits
        ? `These are the documents that we send in answer to the notice. We ask you to review them and ${reinstate}.`
        : `We ask you to review this answer and ${reinstate}.`;
    case 'retraction':
      return `We ask you ${reinstate} when the retraction of the rights owner has reached you${nameComplaints(file)}.`;
    case 'reactivate-other-first':
      return `We ask you to review the state of the other account that the notice refers to, and ${reinstate}.`;
  }
}

function nameComplaints({ case: { complaintIds } }: CaseFile): string {
  if (complaintIds.length === 0) return '';
  return ` (${complaintIds.length === 1 ? 'complaint ID' : 'complaint IDs'} ${complaintIds.join(', ')})`;
}

export const REQUEST_HEADING = 'Request';

/** More ASINs than this are counted, not named. */
const MOST_NAMED_ASINS = 5;

/** The request that ends a statement; it names what it concerns, because a text box shows it without the letter. */
export function composeRequest(file: CaseFile): Block {
  const { caseIds, asins } = file.case;
  const ids = caseIds.length === 0 ? [] : [`${caseIds.length === 1 ? 'case ID' : 'case IDs'} ${caseIds.join(', ')}`];
  const listings =
    asins.length > MOST_NAMED_ASINS
      ? [`${asins.length} ASINs`]
      : asins.length > 0
        ? [`${asins.length === 1 ? 'ASIN' : 'ASINs'} ${asins.join(', ')}`]
        : [];
  const concerns = [...ids, ...listings].join('; ');
  const request = pathRequest(file, true, true).slice(0, -1);
  return paragraph(text(concerns === '' ? `${request}.` : `${request}. This concerns ${concerns}.`));
}

function closingParagraph(hasExhibits: boolean): Block {
  const copies = hasExhibits ? 'The documents are unaltered copies. ' : '';
  return paragraph(text(`${copies}${PACKET_WORDS.references.beside}`));
}
