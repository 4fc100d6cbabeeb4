import { useState } from 'react';
import { useLocation } from 'wouter';
import { tryChange } from '../../../lib/change.ts';
import { caseRoute } from '../../../lib/route.ts';

/** Opens the made-up case; its files are read first, which takes a moment. */
export function useOpenExample(): { readonly openExample: () => void; readonly isOpening: boolean } {
  const [, navigate] = useLocation();
  const [isOpening, setIsOpening] = useState(false);
  const open = async (): Promise<void> => {
    setIsOpening(true);
    const example = await tryChange('cases.openExample', {});
    setIsOpening(false);
    if (example) navigate(caseRoute(example.id, 'overview'));
  };
  return { openExample: () => void open(), isOpening };
}
