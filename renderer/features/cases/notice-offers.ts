import type { NoticePartReading } from '../../../shared/contracts/notices.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import { labelOf, type Catalogue } from '../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';

type OfferedField = 'reasons' | 'caseIds' | 'complaintIds' | 'asins' | 'section3';

/** One thing that was read in a notice and that the case doesn't have yet. */
export type NoticeOffer = {
  /** Unique among the offers. */
  readonly key: string;
  readonly field: OfferedField;
  /** An id, or a reason's id. */
  readonly value: string;
  /** What the user sees. */
  readonly label: string;
};

type Known = Pick<CaseDetails, 'reasons' | 'caseIds' | 'complaintIds' | 'asins' | 'section3'>;

/** Most reasons that are offered. */
const MAX_REASONS = 3;

/** What the notice says and the case doesn't, for the user to tick. */
export function listNoticeOffers(
  part: NoticePartReading,
  known: Known,
  catalogue: Pick<Catalogue, 'reasons'>,
): readonly NoticeOffer[] {
  const offer = (field: OfferedField, value: string, label = value): NoticeOffer => ({
    ...{ key: `${field}:${value}`, field, value, label },
  });
  const ids = (field: 'caseIds' | 'complaintIds' | 'asins') =>
    part[field].filter((id) => !known[field].includes(id)).map((id) => offer(field, id));
  return [
    ...part.reasons
      .slice(0, MAX_REASONS)
      .filter(({ reason }) => !known.reasons.includes(reason))
      .map(({ reason }) => offer('reasons', reason, labelOf(catalogue.reasons, reason))),
    ...ids('caseIds'),
    ...ids('complaintIds'),
    ...ids('asins'),
    ...(part.section3 && !known.section3 ? [offer('section3', 'Section 3')] : []),
  ];
}

export type NoticeTaking = {
  readonly offers: readonly NoticeOffer[];
  /** Keys of the offers that the user ticked. */
  readonly ticked: ReadonlySet<string>;
  readonly receivedOn: LocalDate | null;
  readonly deadlineOn: LocalDate | null;
};

/** The change of the case that the ticks make; what is there stays. */
export function toCasePatch(known: CaseDetails, taking: NoticeTaking): Partial<CaseDetails> {
  const chosen = taking.offers.filter(({ key }) => taking.ticked.has(key));
  const merged = (field: Exclude<OfferedField, 'section3'>): string[] => [
    ...new Set([...known[field], ...chosen.filter((one) => one.field === field).map(({ value }) => value)]),
  ];
  return {
    reasons: merged('reasons').slice(0, 10),
    caseIds: merged('caseIds'),
    complaintIds: merged('complaintIds'),
    asins: merged('asins'),
    section3: known.section3 || chosen.some(({ field }) => field === 'section3'),
    noticeReceivedOn: taking.receivedOn,
    deadlineOn: taking.deadlineOn,
  };
}

/** What becomes of the notice that the case has. */
export type TextTaking = 'replace' | 'add' | 'keep';

/** The text of the notice from now on. */
export function joinNotices(before: string, added: string, taking: TextTaking): string {
  if (taking === 'keep') return before;
  return taking === 'replace' || before.trim() === '' ? added : `${before.trimEnd()}\n\n${added}`;
}
