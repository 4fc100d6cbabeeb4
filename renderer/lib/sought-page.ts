import { create } from 'zustand';

/** A page of evidence that a search has found, with the words that were looked for. */
export type SoughtPage = {
  readonly caseId: string;
  readonly evidenceId: string;
  /** 1-based. */
  readonly pageNumber: number;
  readonly query: string;
};

const useSoughtStore = create<{ readonly sought: SoughtPage | null }>(() => ({ sought: null }));

/** Says what the viewer that opens next has to show; null takes it back. */
export function seekPage(sought: SoughtPage | null): void {
  useSoughtStore.setState({ sought });
}

/** The page that is sought in this piece of evidence, until its viewer has taken it. */
export function useSoughtPage(caseId: string, evidenceId: string): SoughtPage | null {
  return useSoughtStore(({ sought }) =>
    sought?.caseId === caseId && sought.evidenceId === evidenceId ? sought : null,
  );
}
