import { createContext } from 'react';
import type { FindingLevel } from '../../../../shared/domain/finding.ts';
import type { EvidenceRow } from '../packet-order.ts';
import type { EvidenceActions } from './use-evidence-actions.ts';

/**
 * What every row of the list needs beside its own document. A context, because the list remakes all its items, thousands
 * perhaps, whenever something that it hands to them changes; so only the rows in view are drawn again.
 */
export type RowContextValue = {
  /** All rows of the case, in order. */
  readonly rows: readonly EvidenceRow[];
  readonly levels: ReadonlyMap<string, FindingLevel>;
  readonly actions: EvidenceActions;
  readonly canMove: boolean;
};

export const RowContext = createContext<RowContextValue | null>(null);
