import { create } from 'zustand';
import { subscribe } from '../../lib/client.ts';

/** The packet that was last looked at. */
export type Preview = {
  readonly jobId: string;
  /** The case has changed since the packet was made. */
  readonly isStale: boolean;
};

type PreviewStore = { readonly byCase: Readonly<Record<string, Preview>> };

const usePreviewStore = create<PreviewStore>(() => ({ byCase: {} }));
let isListening = false;

/** The preview of a case in this run of the window, or undefined. */
export function usePreviewOf(caseId: string): Preview | undefined {
  return usePreviewStore((state) => state.byCase[caseId]);
}

/** Notes that a packet was started; from now on, changes of its case make it stale, whichever screen is open. */
export function notePreview(caseId: string, jobId: string): void {
  if (!isListening) listen();
  usePreviewStore.setState(({ byCase }) => ({ byCase: { ...byCase, [caseId]: { jobId, isStale: false } } }));
}

function listen(): void {
  isListening = true;
  const staleOne = ({ caseId }: { readonly caseId: string }): void => markStale((id) => id === caseId);
  subscribe('plans.changed', staleOne);
  subscribe('evidence.changed', staleOne);
  subscribe('cases.changed', staleOne);
  // An account's name and address stand in the letters of all its cases.
  subscribe('accounts.changed', () => markStale(() => true));
}

function markStale(isTouched: (caseId: string) => boolean): void {
  usePreviewStore.setState(({ byCase }) => ({
    byCase: Object.fromEntries(
      Object.entries(byCase).map(([caseId, preview]) => [
        caseId,
        isTouched(caseId) && !preview.isStale ? { ...preview, isStale: true } : preview,
      ]),
    ),
  }));
}
