import type { CheckedCase } from '../case-file.ts';
import { listCauseSteps, type CauseSteps } from '../cause-steps.ts';
import type { Finding } from '../finding.ts';
import { stepPartSchema, type StepPart } from '../plan-notes.ts';
import { planShape } from '../plan-shape.ts';
import { say } from '../said.ts';
import { sayHeading } from '../say-heading.ts';
import { tellFinding } from '../tell-finding.ts';

/**
 * Each cause has at least one step that mends it and one that prevents it (domain.md 6.4 rule 2). Only a plan that admits
 * has causes; empty parts are another rule's.
 */
export function checkCauses(file: CheckedCase): readonly Finding[] {
  if (file.case.path !== 'admit') return [];
  const { causes, steps } = listCauseSteps(file.plan, file.planNotes);
  const isWritten = stepPartSchema.options.every((part) => steps[part].length > 0);
  if (causes.length < 2 || !isWritten) return [];
  const isLinked = causes.some((entry) => stepPartSchema.options.some((part) => entry.steps[part].length > 0));
  if (!isLinked) {
    return [
      tellFinding({
        rule: 'cause-without-step',
        level: 'info',
        where: 'plan/rootCause',
        message: say`The root cause has ${causes.length} points. Which steps answer which of them is not noted.`,
        fix: say`In the plan, choose under "Causes and steps" which step answers which cause. You see then whether one is left open.`,
      }),
    ];
  }
  return causes.flatMap((entry) =>
    stepPartSchema.options.filter((part) => entry.steps[part].length === 0).map((part) => toFinding(entry, part)),
  );
}

const QUOTE_LENGTH = 90;

function toFinding({ cause, number }: CauseSteps, part: StepPart): Finding {
  const heading = planShape('admit').parts.find((one) => one.part === part)?.heading ?? part;
  const quote = cause.text.length > QUOTE_LENGTH ? `${cause.text.slice(0, QUOTE_LENGTH - 1)}…` : cause.text;
  return tellFinding({
    rule: 'cause-without-step',
    level: 'warning',
    where: `plan/${part}`,
    message: say`Cause ${number} ("${quote}") has no step in "${sayHeading(heading)}".`,
    fix: say`Add the step, or choose under "Causes and steps" the one that answers it. If it is no cause of its own, say so there.`,
    found: cause.text,
  });
}
