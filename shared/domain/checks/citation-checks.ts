import type { CheckedCase } from '../case-file.ts';
import { selectedPages, type Evidence, type SelectablePages } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { listMisspeltCitations, parsePlanMarkup, type Block, type Inline } from '../plan-markup.ts';
import { planShape } from '../plan-shape.ts';
import { say, type Said } from '../said.ts';
import { sayHeading } from '../say-heading.ts';
import { tellFinding } from '../tell-finding.ts';

type Citation = Extract<Inline, { kind: 'citation' }>;

/**
 * Citations that can't be kept: of evidence that isn't in the case, is left out, or has no such page, and those that
 * can't be read. Each blocks an export. Looks at what goes into the packet: the parts of the path's shape, and the
 * user's own letter.
 */
export function checkCitations(file: CheckedCase): readonly Finding[] {
  const parts = planShape(file.case.path).parts.map(({ part, heading }) => ({
    where: `plan/${part}`,
    name: sayHeading(heading),
    markup: file.plan[part],
  }));
  const letter = { where: 'letter', name: say`Cover letter`, markup: file.case.packetOptions.letterText ?? '' };
  return checkCitationsOf([...parts, letter], file.evidence);
}

/** A text that cites. */
export type CitingText = {
  /** Its place, for the findings. */
  readonly where: string;
  /** What users call it. */
  readonly name: Said;
  readonly markup: string;
};

type Cited = Pick<Evidence, 'id' | 'title' | 'include'> & SelectablePages;

/** The citations of texts that can't be kept. */
export function checkCitationsOf(texts: readonly CitingText[], evidence: readonly Cited[]): readonly Finding[] {
  return texts.flatMap((text) => [...checkSpelling(text), ...checkTargets(text, evidence)]);
}

function checkSpelling({ where, name, markup }: CitingText): readonly Finding[] {
  return listMisspeltCitations(markup).map((found) =>
    tellFinding({
      rule: 'citation-unreadable',
      level: 'error',
      where,
      message: say`${name}: "${found}" looks like a citation, but can't be read as one.`,
      fix: say`Write [[evidence-id]] or [[evidence-id p2]]; a backslash in front, as in \\[[, keeps brackets as text.`,
    }),
  );
}

function checkTargets(text: CitingText, all: readonly Cited[]): readonly Finding[] {
  return parsePlanMarkup(text.markup).flatMap((block) =>
    block.inlines.flatMap((inline, index) =>
      inline.kind === 'citation' ? checkCitation(text, all, inline, sentenceAround(block, index)) : [],
    ),
  );
}

function checkCitation(
  { where, name }: CitingText,
  all: readonly Cited[],
  citation: Citation,
  sentence: string,
): readonly Finding[] {
  const evidence = all.find((item) => item.id === citation.evidenceId);
  const place = say`${name}: "${sentence}"`;
  const error = (rule: string, what: Said, fix: Said): Finding =>
    tellFinding({
      rule,
      level: 'error',
      where,
      message: say`${place} ${what}`,
      fix,
    });
  if (!evidence) {
    return [
      error(
        'citation-unknown',
        say`cites "${citation.evidenceId}", which is not in this appeal.`,
        say`Add that evidence, or take the citation out of the sentence.`,
      ),
    ];
  }
  if (!evidence.include) {
    return [
      error(
        'citation-left-out',
        say`cites "${evidence.title}" (${evidence.id}), which is left out of the packet.`,
        say`Include that evidence again, or take the citation out.`,
      ),
    ];
  }
  if (citation.page === null || selectedPages(evidence).includes(citation.page)) return [];
  const reason =
    citation.page > evidence.file.pageCount
      ? say`which has ${evidence.file.pageCount === 1 ? say`one page` : say`${evidence.file.pageCount} pages`}`
      : say`but that page is not among the pages used`;
  return [
    error(
      'citation-page',
      say`cites page ${citation.page} of "${evidence.title}" (${evidence.id}), ${reason}.`,
      say`Cite a page that is in the packet, or change the pages used of that evidence.`,
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
