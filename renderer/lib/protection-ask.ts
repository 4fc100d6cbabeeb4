import { create } from 'zustand';
import type { CallName } from '../../shared/contracts/index.ts';
import { guardCalls, tryCall } from './client.ts';

/** Why the user is asked about protection: before the first paper, to protect what is there, or for a new code. */
export type ProtectionReason = 'first-paper' | 'protect' | 'new-code';

type Ask = { readonly reason: ProtectionReason; readonly end: (isDone: boolean) => void };

const useAsk = create<{ readonly ask: Ask | null }>(() => ({ ask: null }));

/** The question that is open now, for the dialog that shows it. */
export function useProtectionAsk(): Ask | null {
  return useAsk((state) => state.ask);
}

/** Opens the dialog. Resolves when it is closed; true when the code was confirmed, or protection knowingly declined. */
export function askForProtection(reason: ProtectionReason): Promise<boolean> {
  useAsk.getState().ask?.end(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const end = (isDone: boolean): void => {
    useAsk.setState({ ask: null });
    resolve(isDone);
  };
  useAsk.setState({ ask: { reason, end } });
  return promise;
}

/** The calls that bring papers of the user into the vault. */
const STORING: ReadonlySet<CallName> = new Set<CallName>([
  'evidence.startImport',
  'evidence.chooseFiles',
  'evidence.startReplace',
  'evidence.chooseReplacement',
  'evidence.addAttachments',
  'interactions.addMails',
  'archives.startOpen',
  'submissions.record',
]);

/** From now on the first paper waits until the user has decided how papers are stored. */
export function askBeforeStoring(): void {
  guardCalls(async (name) => {
    if (!STORING.has(name)) return true;
    const status = await tryCall('protection.status', {});
    if (!status.ok || status.value.needs === 'nothing') return true;
    return askForProtection('first-paper');
  });
}
