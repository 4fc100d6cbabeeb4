import { parsePlanMarkup } from '../../../shared/domain/plan-markup.ts';
import { PLAN_PARTS, type PlanPart, type PlanText } from '../../../shared/domain/plan.ts';

/** One paragraph or bullet as the side panel shows it. */
export type BlockProof = {
  readonly part: PlanPart;
  /** 0-based among the part's paragraphs and bullets that hold something. */
  readonly blockIndex: number;
  /** Its first words. */
  readonly start: string;
  readonly citationCount: number;
  /** Only opens the list behind it (`Three steps failed:`); asks for no proof of its own. */
  readonly isLeadIn: boolean;
};

export type PlanMeasure = {
  readonly wordCount: number;
  readonly wordCountByPart: Readonly<Record<PlanPart, number>>;
  readonly blocks: readonly BlockProof[];
  readonly provenCount: number;
};

const START_LENGTH = 60;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words as a reader counts them: punctuation and spaces are none. */
export function countWords(text: string): number {
  let count = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike === true) count += 1;
  return count;
}

/** How long the plan is, and which of its paragraphs point at proof. Citations don't count as words. */
export function measurePlan(plan: PlanText): PlanMeasure {
  const wordCountByPart = { rootCause: 0, correctiveActions: 0, preventiveMeasures: 0 };
  const blocks: BlockProof[] = [];
  for (const part of PLAN_PARTS) {
    const parsed = parsePlanMarkup(plan[part]);
    parsed.forEach((block, blockIndex) => {
      const text = block.inlines
        .map((inline) => (inline.kind === 'text' ? inline.text : ' '))
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
      wordCountByPart[part] += countWords(text);
      const citationCount = block.inlines.filter((inline) => inline.kind === 'citation').length;
      const isLeadIn = citationCount === 0 && text.endsWith(':') && parsed[blockIndex + 1]?.kind === 'bullet';
      blocks.push({ part, blockIndex, start: shorten(text), citationCount, isLeadIn });
    });
  }
  const wordCount = PLAN_PARTS.reduce((sum, part) => sum + wordCountByPart[part], 0);
  return { wordCount, wordCountByPart, blocks, provenCount: blocks.filter((block) => block.citationCount > 0).length };
}

function shorten(text: string): string {
  if (text.length <= START_LENGTH) return text;
  const cut = text.slice(0, START_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), START_LENGTH / 2))}…`;
}

/** Words of a whole plan, citations not counted. */
export function countPlanWords(plan: PlanText): number {
  return measurePlan(plan).wordCount;
}
