import { useEffect, useId, useMemo } from 'react';
import { PLAN_PARTS, type PlanPart, type PlanText } from '../../../shared/domain/plan.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { createAutosaver, type Autosaver } from '../../lib/autosaver.ts';
import { change } from '../../lib/change.ts';
import { reportSaving } from '../../lib/save-state.ts';

const QUIET_MS = 400;

export type PlanSaving = {
  readonly save: (part: PlanPart, markup: string) => void;
  /** Saves what waits, now. Never rejects; a failure shows in the window's save status. */
  readonly flush: () => Promise<void>;
  /** Whether a part holds text that isn't stored yet. */
  readonly isDirty: (part: PlanPart) => boolean;
};

/** Saves each part 400 ms after typing, and at once when the screen goes or the window hides. */
export function usePlanSaving(caseId: CaseId): PlanSaving {
  const fieldId = useId();
  const saving = useMemo(() => createPlanSaving(caseId, fieldId), [caseId, fieldId]);
  useEffect(() => {
    const flush = (): void => void saving.flush();
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onVisibility);
      flush();
    };
  }, [saving]);
  return saving;
}

function createPlanSaving(caseId: CaseId, fieldId: string): PlanSaving {
  const savers = Object.fromEntries(PLAN_PARTS.map((part) => [part, createPartSaver(caseId, part, fieldId)])) as Record<
    PlanPart,
    Autosaver<string>
  >;
  return {
    save: (part, markup) => savers[part].change(markup),
    flush: async () => {
      await Promise.all(PLAN_PARTS.map((part) => savers[part].flush()));
    },
    isDirty: (part) => !savers[part].isIdle(),
  };
}

function createPartSaver(caseId: CaseId, part: PlanPart, fieldId: string): Autosaver<string> {
  const saver: Autosaver<string> = createAutosaver<string>({
    save: (markup) => change('plans.save', { caseId, patch: { [part]: markup } satisfies Partial<PlanText> }),
    onStatus: (status) => reportSaving(`${fieldId}${part}`, status, () => saver.flush()),
    delayMs: QUIET_MS,
  });
  return saver;
}
