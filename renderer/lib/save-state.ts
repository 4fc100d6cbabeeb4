import { create } from 'zustand';
import { findAppError, type AppError } from '../../shared/errors.ts';
import type { AutosaverStatus } from './autosaver.ts';

/** What the fields of the window amount to together. */
export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly error: AppError };

type Entry = { readonly status: AutosaverStatus; readonly flush: () => Promise<void> };

const useEntries = create<{ readonly entries: ReadonlyMap<string, Entry> }>(() => ({ entries: new Map() }));

/** Tells how far a field is with its saving; an idle one is forgotten. */
export function reportSaving(fieldId: string, status: AutosaverStatus, flush: () => Promise<void>): void {
  useEntries.setState(({ entries }) => {
    const next = new Map(entries);
    if (status.status === 'idle') next.delete(fieldId);
    else next.set(fieldId, { status, flush });
    return { entries: next };
  });
}

/** Saves everything that waits in any field. Ends when it is saved or has failed; never rejects. */
export async function flushAllSaves(): Promise<void> {
  await Promise.all([...useEntries.getState().entries.values()].map((entry) => entry.flush()));
}

export function useSaveState(): SaveState {
  const entries = useEntries((state) => state.entries);
  return sumUp([...entries.values()].map((entry) => entry.status));
}

/** One failure outweighs the rest, and one unsaved field outweighs the saved ones. */
export function sumUp(statuses: readonly AutosaverStatus[]): SaveState {
  const failed = statuses.find((status) => status.status === 'failed');
  if (failed) {
    const unknown: AppError = { code: 'internal', message: String(failed.error), details: { errorId: '' } };
    return { status: 'failed', error: findAppError(failed.error) ?? unknown };
  }
  return statuses.length === 0 ? { status: 'saved' } : { status: 'saving' };
}
