import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { CaseId } from '../../shared/domain/ids.ts';
import { sayLabel } from '../../shared/domain/said.ts';
import { showFailure } from '../lib/change.ts';
import { call } from '../lib/client.ts';
import { useCommand } from '../lib/commands.ts';
import { queryClient } from '../lib/query-client.ts';
import { flushAllSaves } from '../lib/save-state.ts';
import { showToast } from '../lib/toast-queue.ts';
import { withdrawUndoOffer } from '../lib/undo-offer.ts';
import { sayNow } from '../lib/use-say.ts';

/** Undo and redo of the case's changes; what came of it is said by the name of the change. */
export function useCaseHistory(caseId: CaseId): void {
  const { t } = useLingui();
  const closeLast = useRef<() => void>(() => undefined);
  const step = async (direction: 'undo' | 'redo'): Promise<void> => {
    // What is still being typed is a change of its own.
    await flushAllSaves();
    const kept = (await call('history.get', { caseId }))[direction];
    if (kept === null) {
      closeLast.current();
      closeLast.current = showToast({ text: direction === 'undo' ? t`Nothing to undo` : t`Nothing to redo` });
      return;
    }
    const name = sayNow(sayLabel(kept));
    withdrawUndoOffer();
    await call(`history.${direction}`, { caseId });
    // A step back may touch anything of the case.
    await queryClient.invalidateQueries();
    closeLast.current();
    closeLast.current = showToast({ text: direction === 'undo' ? t`Undone: ${name}` : t`Redone: ${name}` });
  };
  useCommand('undo', () => {
    step('undo').catch(showFailure);
  });
  useCommand('redo', () => {
    step('redo').catch(showFailure);
  });
}
