import type { Evidence, VaultFile } from '../../../shared/domain/evidence.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';
import { PLAN_PARTS, type PlanText } from '../../../shared/domain/plan.ts';

const KIND_NAMES: Readonly<Record<VaultFile['kind'], string>> = {
  pdf: 'a PDF',
  image: 'a picture',
  email: 'an e-mail',
  text: 'a text',
  table: 'a table',
};

/** The chosen pages that the new file has too; all of its pages when none of them is left. */
export function keepPages(pages: Evidence['pages'], pageCount: number): Evidence['pages'] {
  const kept = pages?.filter((page) => page <= pageCount) ?? [];
  return kept.length > 0 ? kept : null;
}

type Warn = (rule: string, message: string, fix: string) => Finding;

/** What a user should look at after another file took the place of the evidence's own. */
export function describeReplacement(
  evidence: Evidence,
  file: VaultFile,
  { plan, highlightedPages }: { readonly plan: PlanText; readonly highlightedPages: readonly number[] },
): readonly Finding[] {
  const { pageCount } = file;
  const warn: Warn = (rule, message, fix) => ({
    ...{ rule, level: 'warning', where: `evidence/${evidence.id}` },
    ...{ message, fix },
  });
  const notes: Finding[] = [];
  if (file.kind !== evidence.file.kind) {
    const message = `The earlier file is ${KIND_NAMES[evidence.file.kind]}, the new one is ${KIND_NAMES[file.kind]}.`;
    notes.push(warn('replaced-kind', message, 'Check in the preview that it is the right document.'));
  }
  const extent = pageCount === 1 ? 'one page' : `${pageCount} pages`;
  const lostPages = evidence.pages?.filter((page) => page > pageCount) ?? [];
  if (lostPages.length > 0) {
    const used = keepPages(evidence.pages, pageCount);
    const message = `Pages ${lostPages.join(', ')} were used, but the new file has ${extent}. Now used: ${used === null ? 'all pages' : used.join(', ')}.`;
    notes.push(warn('replaced-pages', message, 'Look at "Pages to use".'));
  }
  const lostCitations = listCitedPages(plan, evidence.id).filter((page) => page > pageCount);
  if (lostCitations.length > 0) {
    const message = `The plan of action cites page ${lostCitations.join(', ')}, but the new file has ${extent}.`;
    notes.push(
      warn('replaced-citation', message, 'Cite another page: a packet is not made until every citation is right.'),
    );
  }
  if (highlightedPages.length > 0) notes.push(describeHighlights(highlightedPages, pageCount, warn));
  return notes;
}

/** Highlights lie on places of a page: another file has something else there, or no such page. */
function describeHighlights(pages: readonly number[], pageCount: number, warn: Warn): Finding {
  const lost = [...new Set(pages.filter((page) => page > pageCount))].sort((a, b) => a - b);
  const count = pages.length === 1 ? 'One highlight was' : `${pages.length} highlights were`;
  const moved = `${count} drawn on the earlier file.`;
  if (lost.length === 0) {
    const message = `${moved} The new file may have something else in these places.`;
    return warn('replaced-highlights', message, 'Look at each highlight, and move or remove it.');
  }
  const which = lost.length === 1 ? `page ${lost[0]}, which` : `pages ${lost.join(', ')}, which`;
  const message = `${moved} Some are on ${which} the new file doesn't have.`;
  return warn('replaced-highlights', message, 'Draw them again where they belong, and remove the old ones.');
}

/** Pages of one piece of evidence that the plan cites, ascending, each once. */
function listCitedPages(plan: PlanText, evidenceId: string): readonly number[] {
  const inlines = PLAN_PARTS.flatMap((part) => parsePlanMarkup(plan[part]).flatMap((block) => block.inlines));
  const pages = inlines.flatMap((inline) =>
    inline.kind === 'citation' && inline.evidenceId === evidenceId && inline.page !== null ? [inline.page] : [],
  );
  return [...new Set(pages)].sort((a, b) => a - b);
}
