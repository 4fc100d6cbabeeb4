import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { tryChange } from '../../lib/change.ts';
import { showToast } from '../../lib/toast-queue.ts';

type NamedCase = { readonly id: CaseId; readonly title: string };

let last: { readonly removed: NamedCase; readonly close: () => void } | null = null;

/** Takes a case off the list and offers to bring it back, by the message's button or by undo. */
export async function removeCase(removed: NamedCase): Promise<void> {
  if ((await tryChange('cases.remove', { caseId: removed.id })) === undefined) return;
  last?.close();
  const action = { label: i18n._(msg`Undo`), onAction: restoreLastCase };
  last = { removed, close: showToast({ text: i18n._(msg`${removed.title} removed`), action }) };
}

/** Brings the case back that was removed last; does nothing when there is none. */
export function restoreLastCase(): void {
  if (last) void restoreCase(last.removed);
}

/** Brings a removed case back, and says so: it comes back far from where it was asked for. */
export async function restoreCase({ id, title }: NamedCase): Promise<void> {
  if (last?.removed.id === id) {
    last.close();
    last = null;
  }
  if ((await tryChange('cases.restore', { caseId: id })) === undefined) return;
  showToast({ tone: 'success', text: i18n._(msg`“${title}” is among your appeals again`) });
}
