import { checkTexts, sortFindings } from './check-texts.ts';
import type { CheckedBlock, CheckedText } from './checked-text.ts';
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

/**
 * `checkTexts` for a text that is being typed: what it found in a paragraph is kept until the paragraph or the context
 * (compared by identity) changes. One checker for each open case.
 */
export function createTextChecker(rules: readonly TextRule[]): TextChecker {
  const wholeRules = rules.filter(({ id }) => WHOLE_RULES.has(id));
  const blockRules = rules.filter(({ id }) => !WHOLE_RULES.has(id));
  let known = new Map<string, readonly TextFinding[]>();
  let knownContext: TextContext | undefined;
  return (texts, context) => {
    const before = knownContext === context ? known : new Map<string, readonly TextFinding[]>();
    // Only what still stands somewhere is kept, so that an hour of typing doesn't fill the memory.
    const now = new Map<string, readonly TextFinding[]>();
    const checkBlock = (place: CheckedText['place'], block: CheckedBlock): readonly TextFinding[] => {
      const key = `${place} ${block.kind} ${block.text}`;
      const found = now.get(key) ?? before.get(key) ?? checkTexts([{ place, blocks: [block] }], context, blockRules);
      now.set(key, found);
      return found;
    };
    const ofBlocks = texts.flatMap(({ place, blocks }) =>
      blocks.flatMap((block, blockIndex) => checkBlock(place, block).map((finding) => ({ ...finding, blockIndex }))),
    );
    known = now;
    knownContext = context;
    return sortFindings([...ofBlocks, ...checkTexts(texts, context, wholeRules)]);
  };
}
