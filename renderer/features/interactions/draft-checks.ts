import { parseLetterText } from '../../../shared/domain/letter-text.ts';
import { toCheckedBlocks } from '../../../shared/domain/text-checks/checked-text.ts';
import { createTextChecker } from '../../../shared/domain/text-checks/create-text-checker.ts';
import type { TextContext } from '../../../shared/domain/text-checks/text-context.ts';
import type { TextFinding } from '../../../shared/domain/text-checks/text-finding.ts';
import type { TextRule } from '../../../shared/domain/text-checks/text-rule.ts';

/** The checks of the plan on a plain text; those of a cover letter, which it is most like. */
export function createDraftChecks(
  rules: readonly TextRule[],
): (body: string, context: TextContext) => readonly TextFinding[] {
  const check = createTextChecker(rules);
  return (body, context) => {
    const blocks = parseLetterText(body).flatMap((block) => (block.kind === 'heading' ? [] : [block]));
    return check([{ place: 'letter', blocks: toCheckedBlocks(blocks) }], context);
  };
}
