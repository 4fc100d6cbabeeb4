import type { CaseFile } from '../case-file.ts';
import { selectedPages } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { listMisspeltCitations, parsePlanMarkup, type Block, type Inline } from '../plan-markup.ts';
import { PLAN_PARTS, PLAN_PART_HEADINGS, type PlanPart } from '../plan.ts';

type Citation = Extract<Inline, { kind: 'citation' }>;

/**
 * Citations that can't be kept: of evidence that isn't in the case, is left out, or has no such page, and those that
 * can't be read. Each blocks an export.
 */
export function checkCitations(file: CaseFile): readonly Finding[] {
  return PLAN_PARTS.flatMap((part) => [...checkSpelling(file, part), ...checkTargets(file, part)]);
}

function checkSpelling(file: CaseFile, part: PlanPart): readonly Finding[] {
  return listMisspeltCitations(file.plan[part]).map((found) => ({
    rule: 'citation-unreadable',
    level: 'error',
    where: `plan/${part}`,
    message: `${PLAN_PART_HEADINGS[part]}: "${found}" looks like a citation, but can't be read as one.`,
    fix: 'Write [[evidence-id]] or [[evidence-id p2]]; a backslash in front, as in \\[[, keeps brackets as text.',
  }));
}

function checkTargets(file: CaseFile, part: PlanPart): readonly Finding[] {
  return parsePlanMarkup(file.plan[part]).flatMap((block) =>
    block.inlines.flatMap((inline, index) =>
      inline.kind === 'citation' ? checkCitation(file, part, inline, sentenceAround(block, index)) : [],
    ),
  );
}

function checkCitation(file: CaseFile, part: PlanPart, citation: Citation, sentence: string): readonly Finding[] {
  const evidence = file.evidence.find((item) => item.id === citation.evidenceId);
  const place = `${PLAN_PART_HEADINGS[part]}: "${sentence}"`;
  const error = (rule: string, what: string, fix: string): Finding => ({
    rule,
    level: 'error',
    where: `plan/${part}`,
    message: `${place} ${what}`,
    fix,
  });
  if (!evidence) {
    return [
      error(
        'citation-unknown',
        `cites "${citation.evidenceId}", which is not in this case.`,
        'Add that evidence, or take the citation out of the sentence.',
      ),
    ];
  }
  if (!evidence.include) {
    return [
      error(
        'citation-left-out',
        `cites "${evidence.title}" (${evidence.id}), which is left out of the packet.`,
        'Include that evidence again, or take the citation out.',
      ),
    ];
  }
  if (citation.page === null || selectedPages(evidence).includes(citation.page)) return [];
  const reason =
    citation.page > evidence.file.pageCount
      ? `which has ${evidence.file.pageCount === 1 ? 'one page' : `${evidence.file.pageCount} pages`}`
      : 'but that page is not among the pages used';
  return [
    error(
      'citation-page',
      `cites page ${citation.page} of "${evidence.title}" (${evidence.id}), ${reason}.`,
      'Cite a page that is in the packet, or change the pages used of that evidence.',
    ),
  ];
}

/** The sentence around one inline of a block, as plain text of at most 160 characters, with the citation as `[id]`. */
export function sentenceAround(block: Block, index: number): string {
  const words = block.inlines.map((inline) =>
    inline.kind === 'text' ? inline.text : `[${inline.evidenceId}${inline.page === null ? '' : ` p${inline.page}`}]`,
  );
  const before = words.slice(0, index).join('');
  const after = words.slice(index + 1).join('');
  const start = Math.max(...[...before.matchAll(/[.!?\n]\s+/g)].map((match) => match.index + match[0].length), 0);
  const end = /[.!?](?=\s|$)|\n/.exec(after);
  const sentence =
    `${before.slice(start)}${words[index] ?? ''}${after.slice(0, end ? end.index + 1 : undefined)}`.trim();
  return sentence.length <= 160 ? sentence : `${sentence.slice(0, 80)} … ${sentence.slice(-76)}`;
}
