import { parsePlanMarkup } from './plan-markup.ts';
import { EMPTY_PLAN_NOTES, MAX_REMEMBERED, stepPartSchema, type PlanNotes, type StepPart } from './plan-notes.ts';
import type { PlanPart, PlanText } from './plan.ts';

/** A paragraph or bullet of a plan that says one thing: a cause, or a step. */
export type PlanPoint = {
  readonly part: PlanPart;
  /** 0-based among the blocks of its part. */
  readonly blockIndex: number;
  /** Its words without citations, cut to what is remembered of it. */
  readonly text: string;
};

/** A cause with the steps that answer it. */
export type CauseSteps = {
  readonly cause: PlanPoint;
  /** 1-based, among those that count. */
  readonly number: number;
  readonly steps: Readonly<Record<StepPart, readonly PlanPoint[]>>;
};

export type CauseTable = {
  readonly causes: readonly CauseSteps[];
  /** Paragraphs of the root cause that the user said are no cause of their own. */
  readonly asides: readonly PlanPoint[];
  /** All steps that can be chosen. */
  readonly steps: Readonly<Record<StepPart, readonly PlanPoint[]>>;
};

/**
 * Which steps answer which cause (domain.md 6.4 rule 2). Where there is one cause only, every step answers it. Links are
 * kept by how both paragraphs begin, and hold while a paragraph is edited as long as half of its words stay.
 */
export function listCauseSteps(plan: PlanText, notes: PlanNotes = EMPTY_PLAN_NOTES): CauseTable {
  const points = listPoints('rootCause', plan);
  const steps = {
    correctiveActions: listPoints('correctiveActions', plan),
    preventiveMeasures: listPoints('preventiveMeasures', plan),
  };
  const aside = new Set(recognise(notes.asides, points).values());
  const causes = points.filter((point) => !aside.has(point));
  const asides = points.filter((point) => aside.has(point));
  if (causes.length === 1) return { causes: causes.map((cause) => ({ cause, number: 1, steps })), asides, steps };
  const stepsOf = {
    correctiveActions: findLinkedSteps('correctiveActions', notes, points, steps.correctiveActions),
    preventiveMeasures: findLinkedSteps('preventiveMeasures', notes, points, steps.preventiveMeasures),
  };
  return {
    causes: causes.map((cause, index) => ({
      cause,
      number: index + 1,
      steps: {
        correctiveActions: stepsOf.correctiveActions.get(cause) ?? [],
        preventiveMeasures: stepsOf.preventiveMeasures.get(cause) ?? [],
      },
    })),
    asides,
    steps,
  };
}

/** The steps of one part by the cause that they answer, in the order of the plan. */
function findLinkedSteps(
  part: StepPart,
  notes: PlanNotes,
  causes: readonly PlanPoint[],
  steps: readonly PlanPoint[],
): ReadonlyMap<PlanPoint, readonly PlanPoint[]> {
  const links = notes.links.filter((link) => link.part === part);
  const causeOf = recognise(
    links.map((link) => link.cause),
    causes,
  );
  const stepOf = recognise(
    links.map((link) => link.step),
    steps,
  );
  return new Map(
    causes.map((cause) => {
      const linked = new Set(
        links.filter((link) => causeOf.get(link.cause) === cause).map((link) => stepOf.get(link.step)),
      );
      return [cause, steps.filter((step) => linked.has(step))];
    }),
  );
}

/** Bullets where there are several, else paragraphs; a line that only leads to a list says nothing by itself. */
function listPoints(part: PlanPart, plan: PlanText): readonly PlanPoint[] {
  const blocks = parsePlanMarkup(plan[part]).map(({ kind, inlines }, blockIndex) => {
    const text = inlines
      .map((inline) => (inline.kind === 'text' ? inline.text : ''))
      .join('')
      .replace(/ +([.,;:])/g, '$1');
    return { kind, point: { part, blockIndex, text: remember(text) } };
  });
  const bullets = blocks.filter(({ kind }) => kind === 'bullet');
  const chosen = bullets.length > 1 ? bullets : blocks;
  return chosen.map(({ point }) => point).filter(({ text }) => /\p{L}/u.test(text) && !text.endsWith(':'));
}

/** How a paragraph begins, as it is remembered. */
function remember(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_REMEMBERED).trim();
}

const LEAST_ALIKE = 0.5;

/** Finds remembered paragraphs again: first those that are unchanged, then for each of the rest the one most like it. */
function recognise(remembered: readonly string[], points: readonly PlanPoint[]): ReadonlyMap<string, PlanPoint> {
  const found = new Map<string, PlanPoint>();
  for (const text of remembered) {
    const same = points.find((point) => point.text === text);
    if (same) found.set(text, same);
  }
  const rest = [...new Set(remembered)].filter((text) => !found.has(text));
  if (rest.length === 0) return found;
  const taken = new Set(found.values());
  const open = points.filter((point) => !taken.has(point)).map((point) => ({ point, words: listWords(point.text) }));
  for (const text of rest) {
    const words = listWords(text);
    const likely = open
      .filter(({ point }) => !taken.has(point))
      .map(({ point, words: own }) => ({ point, likeness: compareWords(own, words) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (!likely || likely.likeness < LEAST_ALIKE) continue;
    found.set(text, likely.point);
    taken.add(likely.point);
  }
  return found;
}

function compareWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return (2 * shared) / (one.size + other.size);
}

function listWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/**
 * The notes after the steps of one cause were chosen anew. Links whose paragraphs are gone are dropped, and what is left
 * remembers the paragraphs as they read now.
 */
export function withCauseSteps(
  plan: PlanText,
  notes: PlanNotes,
  cause: PlanPoint,
  chosen: readonly PlanPoint[],
): PlanNotes {
  const links = listCauseSteps(plan, notes).causes.flatMap((entry) => {
    const steps =
      entry.cause.blockIndex === cause.blockIndex
        ? chosen
        : stepPartSchema.options.flatMap((part) => entry.steps[part]);
    return steps.map((step) => ({ cause: entry.cause.text, part: stepPartSchema.parse(step.part), step: step.text }));
  });
  return { ...notes, links };
}

/** The notes after a paragraph was said to be a cause of its own, or none. */
export function withAside(plan: PlanText, notes: PlanNotes, point: PlanPoint, isAside: boolean): PlanNotes {
  const others = listCauseSteps(plan, notes).asides.filter(({ blockIndex }) => blockIndex !== point.blockIndex);
  return { ...notes, asides: [...others, ...(isAside ? [point] : [])].map(({ text }) => text) };
}
