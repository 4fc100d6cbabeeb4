import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import type { CaseId, InteractionId } from '../../../shared/domain/ids.ts';
import { tryChange } from '../../lib/change.ts';
import { caseRoute } from '../../lib/route.ts';
import { showToast } from '../../lib/toast-queue.ts';
import { offerUndo } from '../../lib/undo-offer.ts';

export type TimelineActions = {
  readonly addToEvidence: () => Promise<void>;
  readonly save: (format: 'pdf' | 'csv') => Promise<void>;
};

/** The log as a document: among the evidence, or as a file. @param chosen ids of the entries; null: all of them */
export function useTimelineActions(caseId: CaseId, chosen: readonly InteractionId[] | null): TimelineActions {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const input = { caseId, interactionIds: chosen === null ? null : [...chosen] };
  return {
    addToEvidence: async () => {
      const added = await tryChange('timelines.addToEvidence', input);
      if (!added) return;
      navigate(caseRoute(caseId, 'evidence', added.evidenceId));
      if (added.isDuplicate) showToast({ text: t`The evidence has exactly this timeline already.` });
      else await offerUndo(caseId, t`Timeline added to the evidence`, t`Undo`);
    },
    save: async (format) => {
      const saved = await tryChange('timelines.save', { ...input, format });
      if (saved) showToast({ text: t`Saved: ${saved.path}`, tone: 'success' });
    },
  };
}
