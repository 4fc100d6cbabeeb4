import { findEntry, type Catalogue, type DocumentType } from './catalogue.ts';
import { ADDRESS_PAPERS, NAMED_PAPERS } from './checks/identity-checks.ts';
import { addDays, formatLongDate, type LocalDate } from './dates.ts';

/**
 * What a paper of a type must be, in plain words (domain.md 2.2 and 2.3). Presets: the notice wins.
 * @param noticeReceivedOn the day from which the age of papers on purchases counts; null while unknown
 */
export function listDocumentRules(
  type: string,
  noticeReceivedOn: LocalDate | null,
  catalogue: Pick<Catalogue, 'documentTypes'>,
): readonly string[] {
  const entry = findEntry(catalogue.documentTypes, type);
  if (!entry) return [];
  const { freshness, fields, marks, exact } = entry;
  return [
    ...(freshness ? describeFreshness(freshness, noticeReceivedOn) : []),
    ...(fields.includes('expiresOn') ? ['Valid on the day of sending.'] : []),
    ...(NAMED_PAPERS.has(type) ? ["In the account's legal name, letter by letter."] : []),
    ...(ADDRESS_PAPERS.has(type) ? ['Shows the address of the account.'] : []),
    ...(fields.includes('quantities') ? ['Shows the product and how many units.'] : []),
    ...(exact ? ['Complete, legible and in colour.'] : []),
    ...(marks === 'none' ? ['Without any mark, not even a highlight.'] : []),
    ...(entry.shows.length === 0 ? [] : [`Shows: ${entry.shows.join('; ')}.`]),
    ...entry.rules,
    ...(entry.note === null ? [] : [entry.note]),
  ];
}

function describeFreshness(
  { days, anchor, isAdvice, other = [] }: NonNullable<DocumentType['freshness']>,
  noticeReceivedOn: LocalDate | null,
): readonly string[] {
  const others = other.map((one) => `${one.when}: at most ${one.days} days.`);
  if (isAdvice) return [`Best not older than ${days} days on the day of sending (our own view).`, ...others];
  if (anchor === 'submission') return [`At most ${days} days old on the day of sending.`, ...others];
  const since = noticeReceivedOn === null ? '' : `: from ${formatLongDate(addDays(noticeReceivedOn, -days))} on`;
  return [`At most ${days} days old on the day of the notice${since}.`, ...others];
}
