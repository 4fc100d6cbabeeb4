import type { Catalogue } from './catalogue.ts';
import { findEntry, labelOf } from './catalogue.ts';
import type { CaseFile } from './case-file.ts';
import { formatLongDate } from './dates.ts';
import type { Evidence } from './evidence.ts';
import type { Exhibit } from './exhibits.ts';
import type { PacketBlock, PacketFact, PacketPlan } from './packet.ts';
import type { Block, Inline } from './plan-markup.ts';
import { PLAN_PART_HEADINGS, PLAN_PARTS, type PlanPart } from './plan.ts';
import { listRequestedItems, type RequestedItem } from './requested-items.ts';

const text = (words: string, bold = false): Inline => ({ kind: 'text', text: words, bold });
const paragraph = (...inlines: readonly Inline[]): Block => ({ kind: 'paragraph', inlines });
const bullet = (...inlines: readonly Inline[]): Block => ({ kind: 'bullet', inlines });

/** A request of the notice with the exhibits of this packet that answer it. */
export type AnsweredRequest = { readonly item: RequestedItem; readonly exhibits: readonly Exhibit<Evidence>[] };

/** Each request of the notice with what answers it here: exhibits of the types that it names, in packet order. */
export function answerRequests(file: CaseFile, exhibits: readonly Exhibit<Evidence>[]): readonly AnsweredRequest[] {
  return listRequestedItems(file.noticeText).map((item) => ({
    item,
    exhibits: exhibits.filter((exhibit) => item.documentTypes.includes(exhibit.evidence.type)),
  }));
}

/** Whether an exhibit or a written part of the plan answers a request. */
export function isAnswered(file: CaseFile, answer: AnsweredRequest): boolean {
  return answer.exhibits.length > 0 || answer.item.planParts.some((part) => file.plan[part].trim() !== '');
}

/**
 * The cover letter's content, in plain sentences made only from the case's facts. The head holds what a reviewer needs
 * to find the account (source text 001 in domain.md section 0: store, token, case ids, date, Section 3, round).
 */
export function composeLetter(
  file: CaseFile,
  exhibits: readonly Exhibit<Evidence>[],
  catalogue: Catalogue,
): PacketPlan['letter'] {
  const marketplace = findEntry(catalogue.marketplaces, file.account.marketplace);
  return {
    addressee: [marketplace?.addressee ?? 'Amazon Seller Performance'],
    subject: `Appeal: ${file.case.title}`,
    facts: listFacts(file, catalogue),
    blocks: [
      openingParagraph(file, catalogue),
      ...requestBlocks(file, exhibits),
      pathParagraph(file, exhibits.length > 0),
      closingParagraph(exhibits.length > 0),
    ],
    signature: [file.account.legalName || file.account.storeName, file.account.storeName, file.account.email].filter(
      (line, index, lines) => line !== '' && lines.indexOf(line) === index,
    ),
  };
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

function requestBlocks(file: CaseFile, exhibits: readonly Exhibit<Evidence>[]): readonly PacketBlock[] {
  const answered = answerRequests(file, exhibits).filter((answer) => isAnswered(file, answer));
  const named = new Set(answered.flatMap((answer) => answer.exhibits.map((exhibit) => exhibit.label)));
  const others = exhibits.filter((exhibit) => !named.has(exhibit.label));
  const blocks: PacketBlock[] = [];
  if (answered.length > 0) {
    blocks.push({ kind: 'heading', text: 'What the notice asks, and where it is answered' });
    blocks.push(...answered.map((answer) => requestBullet(file, answer)));
  }
  if (others.length > 0) {
    blocks.push({ kind: 'heading', text: answered.length > 0 ? 'Further documents' : 'Documents in this packet' });
    blocks.push(...others.map((exhibit) => bullet(text(`${exhibit.evidence.title}: `), ...cite([exhibit]))));
  }
  return blocks;
}

function requestBullet(file: CaseFile, answer: AnsweredRequest): Block {
  const parts = answer.item.planParts.filter((part) => file.plan[part].trim() !== '');
  const plan =
    parts.length > 0
      ? `plan of action (${parts.map((part) => PLAN_PART_HEADINGS[part].toLowerCase()).join(', ')})`
      : '';
  const request = answer.item.text.replace(/[\s.;:,]+$/, '');
  return bullet(
    text(`${request}: `),
    ...cite(answer.exhibits),
    ...(plan === '' ? [] : [text(answer.exhibits.length > 0 ? `, ${plan}` : plan)]),
  );
}

/** What each written part of the plan holds, as the letter puts it. */
const PART_CLAIMS: Readonly<Record<PlanPart, string>> = {
  rootCause: 'the root cause',
  correctiveActions: 'the corrective actions that have been carried out',
  preventiveMeasures: 'the preventive measures that are in force',
};

/** The letter claims nothing that isn't in the packet: it names only the parts that are written. */
function describePlan(file: CaseFile): string {
  const claims = PLAN_PARTS.filter((part) => file.plan[part].trim() !== '').map((part) => PART_CLAIMS[part]);
  if (claims.length === 0) return '';
  const last = claims.at(-1);
  const list = claims.length === 1 ? last : `${claims.slice(0, -1).join(', ')} and ${last}`;
  return `The plan of action states ${list}.`;
}

function pathParagraph(file: CaseFile, hasExhibits: boolean): Block {
  const plan = describePlan(file);
  const proof = hasExhibits && plan !== '' ? ' Each statement that a document can show cites that document.' : '';
  switch (file.case.path) {
    case 'admit':
      return paragraph(
        text(
          plan === ''
            ? 'We ask you to review the documents and to reinstate what the notice restricts.'
            : `${plan}${proof} We ask you to review it and to reinstate what the notice restricts.`,
        ),
      );
    case 'dispute': {
      const facts = plan === '' ? 'documents' : 'facts below';
      return paragraph(
        text(
          `We ask you to review this decision: the ${facts} show how the account complies with the policy that the notice names.${proof} We ask you to reinstate what the notice restricts.`,
        ),
      );
    }
    case 'documents':
      return paragraph(
        text(
          'These are the documents that the notice asks for. We ask you to review them and to reinstate what the notice restricts.',
        ),
      );
    case 'retraction':
      return paragraph(
        text(
          'The rights owner was asked to send the retraction to Amazon directly. We ask you to reinstate what the notice restricts once it has arrived.',
        ),
      );
    case 'reactivate-other-first':
      return paragraph(
        text(
          'The other account that the notice refers to was taken up first; the documents show its state. We ask you to review them and to reinstate what the notice restricts.',
        ),
      );
  }
}

function closingParagraph(hasExhibits: boolean): Block {
  const copies = hasExhibits ? 'The documents are unaltered copies. ' : '';
  return paragraph(text(`${copies}Page numbers are those of the packet, in which each reference is a link.`));
}
