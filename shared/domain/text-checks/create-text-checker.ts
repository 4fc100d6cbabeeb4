import { checkTexts, sortFindings } from './check-texts.ts';
import type { CheckedText } from './checked-text.ts';
import type { TextContext } from './text-context.ts';
import type { TextFinding } from './text-finding.ts';
import type { TextRule } from './text-rule.ts';

/**
 * Rules that look at a whole text or at all of them; every other rule looks at one paragraph, whatever stands around it.
 * A test holds this list against `checkTexts`.
 */
const WHOLE_RULES = new Set([
  'apology-long',
  'too-long',
  'mixed-script',
  'no-date',
  'no-number',
  'no-owner-frequency',
  'policy-only',
  'salutation',
  'closing-request',
]);

export type TextChecker = (texts: readonly CheckedText[], context: TextContext) => readonly TextFinding[];

/** The same work in small steps, so that the one who runs it can stop for a moment, or for good, after any of them. */
export type StepwiseTextChecker = (
  texts: readonly CheckedText[],
  context: TextContext,
) => Generator<undefined, readonly TextFinding[], undefined>;

/**
 * `checkTexts` for a text that is being typed: what it found in a paragraph is kept until the paragraph or the context
 * (compared by identity) changes. One checker for each open case.
 */
export function createTextChecker(rules: readonly TextRule[]): TextChecker {
  const check = createStepwiseTextChecker(rules);
  return (texts, context) => {
    const steps = check(texts, context);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
}

/** `createTextChecker`, one rule on one paragraph at a time. A run that is given up leaves what it has found to the next. */
export function createStepwiseTextChecker(rules: readonly TextRule[]): StepwiseTextChecker {
  const wholeRules = rules.filter(({ id }) => WHOLE_RULES.has(id));
  const blockRules = rules.filter(({ id }) => !WHOLE_RULES.has(id));
  let known = new Map<string, readonly TextFinding[]>();
  let knownContext: TextContext | undefined;
  return function* (texts, context) {
    if (knownContext !== context) known = new Map();
    knownContext = context;
    const before = known;
    // Only what still stands somewhere is kept, so that an hour of typing doesn't fill the memory.
    const now = new Map<string, readonly TextFinding[]>();
    const findings: TextFinding[] = [];
    for (const { place, blocks } of texts) {
      for (const [blockIndex, block] of blocks.entries()) {
        const key = `${place} ${block.kind} ${block.text}`;
        const found = before.get(key) ?? (yield* checkStepwise([{ place, blocks: [block] }], context, blockRules));
        before.set(key, found);
        now.set(key, found);
        findings.push(...found.map((finding) => ({ ...finding, blockIndex })));
      }
    }
    findings.push(...(yield* checkStepwise(texts, context, wholeRules)));
    if (known === before) known = now;
    return sortFindings(findings);
  };
}

function* checkStepwise(
  texts: readonly CheckedText[],
  context: TextContext,
  rules: readonly TextRule[],
): Generator<undefined, readonly TextFinding[], undefined> {
  const findings: TextFinding[] = [];
  for (const rule of rules) {
    findings.push(...checkTexts(texts, context, [rule]));
    yield;
  }
  return findings;
}
