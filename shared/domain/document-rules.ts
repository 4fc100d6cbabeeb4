import { findEntry, type Catalogue, type DocumentType } from './catalogue.ts';
import { ADDRESS_PAPERS, NAMED_PAPERS } from './checks/identity-checks.ts';
import { addDays, type LocalDate } from './dates.ts';
import { say, sayDay, sayLabel, sayList, type Said } from './said.ts';

/**
 * What a paper of a type must be, in plain words (domain.md 2.2 and 2.3). Presets: the notice wins.
 * @param noticeReceivedOn the day from which the age of papers on purchases counts; null while unknown
 */
export function listDocumentRules(
  type: string,
  noticeReceivedOn: LocalDate | null,
  catalogue: Pick<Catalogue, 'documentTypes'>,
): readonly Said[] {
  const entry = findEntry(catalogue.documentTypes, type);
  if (!entry) return [];
  const { freshness, fields, marks, exact } = entry;
  return [
    ...(freshness ? describeFreshness(freshness, noticeReceivedOn) : []),
    ...(fields.includes('expiresOn') ? [say`Valid on the day of sending.`] : []),
    ...(NAMED_PAPERS.has(type) ? [say`In the account's legal name, letter by letter.`] : []),
    ...(ADDRESS_PAPERS.has(type) ? [say`Shows the address of the account.`] : []),
    ...(fields.includes('quantities') ? [say`Shows the product and how many units.`] : []),
    ...(exact ? [say`Complete, legible and in colour.`] : []),
    ...(marks === 'none' ? [say`Without any mark, not even a highlight.`] : []),
    ...(entry.shows.length === 0 ? [] : [say`Shows: ${sayList(entry.shows.map(sayLabel), ';')}.`]),
    ...entry.rules.map(sayLabel),
    ...(entry.note === null ? [] : [sayLabel(entry.note)]),
  ];
}

function describeFreshness(
  { days, anchor, isAdvice, other = [] }: NonNullable<DocumentType['freshness']>,
  noticeReceivedOn: LocalDate | null,
): readonly Said[] {
  const others = other.map((one) => say`${sayLabel(one.when)}: at most ${one.days} days.`);
  if (isAdvice) return [say`Best not older than ${days} days on the day of sending (our own view).`, ...others];
  if (anchor === 'submission') return [say`At most ${days} days old on the day of sending.`, ...others];
  const since = noticeReceivedOn === null ? '' : say`: from ${sayDay(addDays(noticeReceivedOn, -days))} on`;
  return [say`At most ${days} days old on the day of the notice${since}.`, ...others];
}
