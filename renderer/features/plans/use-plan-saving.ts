import { useMemo } from 'react';
import { PLAN_PARTS, type PlanPart, type PlanText } from '../../../shared/domain/plan.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Autosaver } from '../../lib/autosaver.ts';
import { getTextSaver, useFlushOnLeave } from '../../lib/text-savers.ts';

export type PlanSaving = {
  readonly save: (part: PlanPart, markup: string) => void;
  /** Saves what waits, now. Never rejects; a failure shows in the window's save status. */
  readonly flush: () => Promise<void>;
  /** Whether a part holds text that isn't stored yet. */
  readonly isDirty: (part: PlanPart) => boolean;
  /** A stored plan with what was typed and isn't stored yet. */
  readonly withUnsaved: (stored: PlanText) => PlanText;
};

/** Saves each part 400 ms after typing, and at once when the screen goes or the window hides. */
export function usePlanSaving(caseId: CaseId): PlanSaving {
  const saving = useMemo(() => getPlanSaving(caseId), [caseId]);
  useFlushOnLeave(saving.flush);
  return saving;
}

function getPlanSaving(caseId: CaseId): PlanSaving {
  const savers = Object.fromEntries(PLAN_PARTS.map((part) => [part, getPartSaver(caseId, part)])) as Record<
    PlanPart,
    Autosaver<string>
  >;
  return {
    save: (part, markup) => savers[part].change(markup),
    flush: async () => {
      await Promise.all(PLAN_PARTS.map((part) => savers[part].flush()));
    },
    isDirty: (part) => !savers[part].isIdle(),
    withUnsaved: (stored) => {
      const textOf = (part: PlanPart): string => savers[part].unsaved()?.value ?? stored[part];
      return Object.fromEntries(PLAN_PARTS.map((part) => [part, textOf(part)])) as PlanText;
    },
  };
}

function getPartSaver(caseId: CaseId, part: PlanPart): Autosaver<string> {
  return getTextSaver(`plan/${caseId}/${part}`, {
    save: {
      name: 'plans.save',
      input: (markup) => ({ caseId, patch: { [part]: markup } satisfies Partial<PlanText> }),
    },
    read: { name: 'plans.get', input: { caseId } },
  });
}
