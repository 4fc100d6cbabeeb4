import { useMemo } from 'react';
import { usePointedOffer } from '../pointed-offer.ts';
import type { DocumentFind } from './use-document-find.ts';

/** What the viewer marks and brings into view: the offer that is pointed at, else what a search has found. */
export function useShownPlaces(evidenceId: string, find: DocumentFind): Pick<DocumentFind, 'marks' | 'target'> {
  const pointed = usePointedOffer(evidenceId);
  const offered = useMemo(() => {
    const [first] = pointed?.areas ?? [];
    if (!pointed || !first) return null;
    const { pageNumber, areas } = pointed;
    return {
      marks: areas.map((area) => ({ pageNumber, area, isCurrent: true })),
      target: { pageNumber, top: first.top },
    };
  }, [pointed]);
  return offered ?? find;
}
