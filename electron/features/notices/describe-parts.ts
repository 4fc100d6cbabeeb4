import type { NoticePartReading } from '../../../shared/contracts/notices.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import { readNotice } from '../../../shared/domain/notice/read-notice.ts';
import { splitNotices } from '../../../shared/domain/notice/split-notices.ts';

/** What reading a pasted text needs; plain data. */
export type NoticeTask = {
  readonly text: string;
  readonly receivedOn: LocalDate | null;
  readonly catalogue: Pick<Catalogue, 'marketplaces' | 'noticeCues'>;
};

/** More messages than anybody pastes; the rest is left unread. */
const MAX_PARTS = 20;

/** What a pasted text says, a message at a time. */
export function describeParts({ text, receivedOn, catalogue }: NoticeTask): NoticePartReading[] {
  return splitNotices(text)
    .slice(0, MAX_PARTS)
    .map((part) => ({ ...part, ...describe(text.slice(part.start, part.end), catalogue, receivedOn) }));
}

function describe(
  text: string,
  catalogue: NoticeTask['catalogue'],
  receivedOn: LocalDate | null,
): Omit<NoticePartReading, 'start' | 'end' | 'subject'> {
  const { kind, scope, section3, outcome, ...reading } = readNotice(text, catalogue, receivedOn);
  return {
    ...{ kind, scope, section3, outcome },
    reasons: reading.reasons.map(({ reason, score, matches }) => ({ reason, score, matches: [...matches] })),
    paths: [...reading.paths],
    caseIds: [...reading.caseIds],
    complaintIds: [...reading.complaintIds],
    asins: [...reading.asins],
    orderIds: [...reading.orderIds],
    deadlines: reading.deadlines.map((deadline) => ({
      text: deadline.text,
      days: deadline.on === null ? [...deadline.readings] : [deadline.on],
    })),
    requestedItems: [...reading.requestedItems],
  };
}
