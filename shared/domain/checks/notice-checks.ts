import type { CheckedCase } from '../case-file.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import { evenText } from '../notice/even-text.ts';
import { findNoticeIds } from '../notice/find-notice-ids.ts';
import { selectShownPlan } from '../plan-shape.ts';
import { say, sayList, type Said } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** ASINs and orders that the notice names and the appeal doesn't (domain.md 6.4 rule 3). */
export function checkNoticeIds(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  const { asins, orderIds } = findNoticeIds(evenText(file.noticeText), catalogue.marketplaces);
  const said = gatherWords(file);
  const open = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids.map((id) => id.toUpperCase()))].filter((id) => !said.includes(id));
  return [
    ...describeOpen(say`ASIN`, say`ASINs`, open([...file.case.asins, ...asins]), 'case/asins'),
    ...describeOpen(say`order`, say`orders`, open(orderIds), 'case/noticeText'),
  ];
}

/** All that the packet says in its own words, and which units its documents show. */
function gatherWords(file: CheckedCase): string {
  const plan = selectShownPlan(file.plan, file.case.path);
  const papers = file.evidence
    .filter(({ include }) => include)
    .flatMap(({ title, note, documentNumber, quantities }) => [
      title,
      note,
      documentNumber,
      ...Object.keys(quantities),
    ]);
  return [...Object.values(plan), file.case.packetOptions.letterText ?? '', ...papers].join('\n').toUpperCase();
}

const MAX_NAMED = 8;

function describeOpen(one: Said, many: Said, ids: readonly string[], where: string): readonly Finding[] {
  if (ids.length === 0) return [];
  const named = sayList(ids.slice(0, MAX_NAMED));
  const more = ids.length > MAX_NAMED ? say` and ${ids.length - MAX_NAMED} more` : '';
  return [
    tellFinding({
      rule: 'id-unanswered',
      level: 'warning',
      where,
      message: say`No sentence and no document names ${ids.length === 1 ? say`this ${one}` : say`these ${many}`} of the notice: ${named}${more}.`,
      fix: say`Name each one in the plan, or enter it on the document that shows it. Answering only some is a common reason for a refusal.`,
    }),
  ];
}
