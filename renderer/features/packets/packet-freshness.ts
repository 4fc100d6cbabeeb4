import { create } from 'zustand';
import { subscribe } from '../../lib/client.ts';

type Made = { readonly caseId: string; readonly isStale: boolean };

/** Packets made in this run of the window, by the job that made each. */
const useMade = create<{ readonly byJob: Readonly<Record<string, Made>> }>(() => ({ byJob: {} }));
let isListening = false;

/** Notes that a packet is being made; from now on, changes of its case make it stale, whichever screen is open. */
export function notePacket(jobId: string, caseId: string): void {
  if (!isListening) listen();
  useMade.setState(({ byJob }) => ({ byJob: { ...byJob, [jobId]: { caseId, isStale: false } } }));
}

/** Whether the case has changed since a job began to make its packet. */
export function useIsStale(jobId: string | null): boolean {
  return useMade(({ byJob }) => (jobId === null ? false : (byJob[jobId]?.isStale ?? false)));
}

/** Tells whether a packet is stale now; for tests and for what isn't a component. */
export function isStale(jobId: string): boolean {
  return useMade.getState().byJob[jobId]?.isStale ?? false;
}

function listen(): void {
  isListening = true;
  const changeOne = ({ caseId }: { readonly caseId: string }): void => markStale((made) => made.caseId === caseId);
  subscribe('plans.changed', changeOne);
  subscribe('evidence.changed', changeOne);
  subscribe('cases.changed', changeOne);
  // An account's name and address stand in the letters of all its cases.
  subscribe('accounts.changed', () => markStale(() => true));
}

function markStale(isTouched: (made: Made) => boolean): void {
  useMade.setState(({ byJob }) => ({
    byJob: Object.fromEntries(
      Object.entries(byJob).map(([jobId, made]) => [
        jobId,
        isTouched(made) && !made.isStale ? { ...made, isStale: true } : made,
      ]),
    ),
  }));
}
