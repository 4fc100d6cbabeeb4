import { useCallback, useMemo } from 'react';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { PlanNotes } from '../../../shared/domain/plan-notes.ts';
import { tryChange } from '../../lib/change.ts';
import { useAnswer } from '../../lib/use-answer.ts';

export type PlanNotesModel = {
  readonly notes: PlanNotes;
  readonly save: (patch: Partial<PlanNotes>) => Promise<void>;
};

/** What the user noted about the plan: questions ticked off, and which step answers which cause. */
export function usePlanNotes(caseId: CaseId): PlanNotesModel {
  const notes = useAnswer('plans.getNotes', { caseId });
  const save = useCallback(
    async (patch: Partial<PlanNotes>): Promise<void> => {
      await tryChange('plans.saveNotes', { caseId, patch });
    },
    [caseId],
  );
  return useMemo(() => ({ notes, save }), [notes, save]);
}
