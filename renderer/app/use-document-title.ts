import { useEffect } from 'react';

/** The window's title: the case that is open, then the application. */
export function useDocumentTitle(caseTitle: string | undefined): void {
  useEffect(() => {
    document.title = caseTitle === undefined ? 'Reinstate' : `${caseTitle} – Reinstate`;
  }, [caseTitle]);
}
