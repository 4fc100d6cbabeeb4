import type { CaseId } from '../../../shared/domain/ids.ts';
import { tryChange } from '../../lib/change.ts';
import { showToast } from '../../lib/toast-queue.ts';

let last: { readonly caseId: CaseId; readonly close: () => void } | null = null;

/** Takes a case off the list and offers to bring it back, by the message's button or by undo. */
export async function removeCase(caseId: CaseId, message: string, undoLabel: string): Promise<void> {
  if ((await tryChange('cases.remove', { caseId })) === undefined) return;
  last?.close();
  const close = showToast({ text: message, action: { label: undoLabel, onAction: restoreLastCase } });
  last = { caseId, close };
}

/** Brings the case back that was removed last; does nothing when there is none. */
export function restoreLastCase(): void {
  if (!last) return;
  last.close();
  void tryChange('cases.restore', { caseId: last.caseId });
  last = null;
}
