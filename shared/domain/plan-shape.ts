import type { AppealPath } from './case.ts';
import { EMPTY_PLAN, type PlanPart, type PlanText } from './plan.ts';

export type PlanShapePart = {
  /** Where its text is kept. */
  readonly part: PlanPart;
  /** In the packet. English, because the appeal is. */
  readonly heading: string;
  /** What the letter says that it states. */
  readonly claim: string;
};

/** What is written for an appeal, by its path: a plan of action, or another text in its place. */
export type PlanShape = {
  /** Of its page in the packet. */
  readonly title: string;
  /** `section`: pages of its own behind the letter; `letter`: some sentences of the letter. */
  readonly place: 'section' | 'letter';
  readonly parts: readonly PlanShapePart[];
  /** Whether a request, made from the case's facts, ends it. */
  readonly hasRequest: boolean;
};

/**
 * The shapes (domain.md 1.9 and 6.4 rule 1). Each keeps its texts in the same three columns, so that a text isn't lost
 * when the path changes; headings differ between all of them, so that each names its part.
 */
const SHAPES: Readonly<Record<AppealPath, PlanShape>> = {
  admit: {
    title: 'Plan of action',
    place: 'section',
    parts: [
      { part: 'rootCause', heading: 'Root cause', claim: 'the root cause' },
      {
        part: 'correctiveActions',
        heading: 'Corrective actions',
        claim: 'the corrective actions that have been carried out',
      },
      {
        part: 'preventiveMeasures',
        heading: 'Preventive measures',
        claim: 'the preventive measures that are in force',
      },
    ],
    hasRequest: false,
  },
  dispute: {
    title: 'Statement of facts',
    place: 'section',
    parts: [
      { part: 'rootCause', heading: 'Facts', claim: 'what happened' },
      {
        part: 'correctiveActions',
        heading: 'Why it complies',
        claim: 'why this complies with the policy that the notice names',
      },
      { part: 'preventiveMeasures', heading: 'Proof', claim: 'which document proves each point' },
    ],
    hasRequest: true,
  },
  documents: {
    title: 'Explanation',
    place: 'letter',
    parts: [{ part: 'rootCause', heading: 'Explanation', claim: 'what the documents are' }],
    hasRequest: false,
  },
  retraction: {
    title: 'Statement on the complaint',
    place: 'section',
    parts: [
      { part: 'rootCause', heading: 'The complaint', claim: 'what the complaint is about' },
      {
        part: 'correctiveActions',
        heading: 'Contact with the rights owner',
        claim: 'what the rights owner was asked and answered',
      },
      { part: 'preventiveMeasures', heading: 'What has changed', claim: 'what has changed since' },
    ],
    hasRequest: true,
  },
  'reactivate-other-first': {
    title: 'Statement on the other account',
    place: 'section',
    parts: [
      { part: 'rootCause', heading: 'The other account', claim: 'which account it is and how it is connected' },
      { part: 'correctiveActions', heading: 'Steps taken', claim: 'what was done about it' },
      { part: 'preventiveMeasures', heading: 'Its state today', claim: 'its state today' },
    ],
    hasRequest: true,
  },
};

/** What is written for an appeal of a path. */
export function planShape(path: AppealPath): PlanShape {
  return SHAPES[path];
}

/** The parts of a path's shape that hold text, in order. */
export function listWrittenParts(plan: PlanText, path: AppealPath): readonly PlanShapePart[] {
  return planShape(path).parts.filter(({ part }) => plan[part].trim() !== '');
}

/** The plan without what stands in parts that the path doesn't have; such text is kept, but goes nowhere. */
export function selectShownPlan(plan: PlanText, path: AppealPath): PlanText {
  return { ...EMPTY_PLAN, ...Object.fromEntries(planShape(path).parts.map(({ part }) => [part, plan[part]])) };
}

/** The part with a heading, in whichever shape; undefined for other headings. */
export function findPlanPart(heading: string): PlanPart | undefined {
  return Object.values(SHAPES)
    .flatMap((shape) => shape.parts)
    .find((part) => part.heading === heading)?.part;
}
