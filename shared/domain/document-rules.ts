import { findEntry, type Catalogue } from './catalogue.ts';
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
    ...(freshness ? [describeFreshness(freshness.days, freshness.anchor, noticeReceivedOn)] : []),
    ...(fields.includes('expiresOn') ? ['Valid on the day of sending.'] : []),
    ...(NAMED_PAPERS.has(type) ? ["In the account's legal name, letter by letter."] : []),
    ...(ADDRESS_PAPERS.has(type) ? ['Shows the address of the account.'] : []),
    ...(fields.includes('quantities') ? ['Shows the product and how many units.'] : []),
    ...(exact ? ['Complete, legible and in colour.'] : []),
    ...(marks === 'none' ? ['Without any mark, not even a highlight.'] : []),
  ];
}

function describeFreshness(days: number, anchor: 'notice' | 'submission', noticeReceivedOn: LocalDate | null): string {
  if (anchor === 'submission') return `At most ${days} days old on the day of sending.`;
  const since = noticeReceivedOn === null ? '' : `: from ${formatLongDate(addDays(noticeReceivedOn, -days))} on`;
  return `At most ${days} days old on the day of the notice${since}.`;
}
