import { startTransition, useEffect, useState } from 'react';

/** More than a high screen shows. */
const FIRST_ROWS = 40;
/** The screen is there, and was looked at for a moment. */
const PAUSE_MS = 500;

/** The rows that can be seen at once, and a moment later all of them: 200 rows take some tenths of a second to draw. */
export function useFirstRows<Row>(rows: readonly Row[]): readonly Row[] {
  const [hasRest, setHasRest] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setHasRest(true)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  return hasRest ? rows : rows.slice(0, FIRST_ROWS);
}
