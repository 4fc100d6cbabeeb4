import { create } from 'zustand';

/** A citation whose page is to be shown in the packet. */
export type SoughtCitation = {
  readonly caseId: string;
  readonly evidenceId: string;
  /** Page of the source file, 1-based; null for the exhibit's first one. */
  readonly page: number | null;
};

const useSoughtStore = create<{ readonly sought: SoughtCitation | null }>(() => ({ sought: null }));

/** Says which citation's page the packet's pages have to show next; null when they have. */
export function seekCitation(sought: SoughtCitation | null): void {
  useSoughtStore.setState({ sought });
}

/** The citation whose page is sought in a case, until it is shown. */
export function useSoughtCitation(caseId: string): SoughtCitation | null {
  return useSoughtStore(({ sought }) => (sought?.caseId === caseId ? sought : null));
}
