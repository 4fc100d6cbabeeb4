import type { CheckedCase } from '../case-file.ts';
import type { Catalogue } from '../catalogue.ts';
import { judgeContact, RECENT_DAYS } from '../clocks/judge-contact.ts';
import { type LocalDate } from '../dates.ts';
import type { Finding } from '../finding.ts';
import { say, sayDay } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/**
 * Whether another message to Amazon would come too soon after the last (domain.md 5.5). Advice: it blocks nothing.
 * @param today the day of submission
 */
export function checkContacts(file: CheckedCase, catalogue: Catalogue, today: LocalDate): readonly Finding[] {
  const { reasons, deadlineOn } = file.case;
  const { marketplace } = file.account;
  const judged = judgeContact({ contacts: file.interactions, today, reasons, marketplace, deadlineOn }, catalogue);
  if (!judged.isTooSoon || judged.openSince === null || judged.waitUntil === null) return [];
  const days = judged.businessDays === 1 ? say`1 business day` : say`${judged.businessDays} business days`;
  const contacts = judged.recentCount === 1 ? say`1 contact` : say`${judged.recentCount} contacts`;
  return [
    tellFinding({
      rule: 'contact-too-soon',
      level: 'warning',
      where: 'interactions',
      message: say`An appeal was sent on ${sayDay(judged.openSince)}, ${days} ago, and Amazon has not answered it yet. You had ${contacts} with Amazon in the last ${RECENT_DAYS} days.`,
      fix: say`Wait until ${sayDay(judged.waitUntil)} before you write again, unless you have new facts. Too many messages can hurt an appeal.`,
    }),
  ];
}
