import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseId } from '../../shared/domain/ids.ts';
import { showFailure } from './change.ts';
import { call, subscribe } from './client.ts';
import { queryClient } from './query-client.ts';
import { showToast } from './toast-queue.ts';

let withdraw: () => void = () => undefined;

/** Takes the offer away that is showing, if any. */
export function withdrawUndoOffer(): void {
  withdraw();
}

/**
 * Says what was done, with a button that undoes the case's last change. The offer goes away as soon as something else is
 * changed, so that its button never undoes another change than the one that it names.
 */
export async function offerUndo(caseId: CaseId, text: string, undoLabel: string): Promise<void> {
  withdrawUndoOffer();
  const { undo: name } = await call('history.get', { caseId });
  const close = showToast({
    text,
    action: {
      label: undoLabel,
      onAction: () => {
        end();
        call('history.undo', { caseId })
          .then(() => queryClient.invalidateQueries())
          .then(() => name !== null && showToast({ text: i18n._(msg`Undone: ${name}`) }))
          .catch(showFailure);
      },
    },
  });
  const unsubscribe = subscribe('history.changed', (payload) => {
    if (payload.caseId !== caseId) return;
    call('history.get', { caseId }).then((state) => {
      if (state.undo !== name) withdrawUndoOffer();
    }, showFailure);
  });
  const end = (): void => {
    unsubscribe();
    close();
    withdraw = () => undefined;
  };
  withdraw = end;
}
