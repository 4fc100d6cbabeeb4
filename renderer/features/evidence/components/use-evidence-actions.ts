import { useLingui } from '@lingui/react/macro';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { moveBy, type EvidenceRow } from '../packet-order.ts';

export type EvidenceActions = {
  readonly reorder: (ids: readonly EvidenceId[]) => void;
  readonly move: (row: EvidenceRow, by: -1 | 1) => void;
  readonly setIncluded: (row: EvidenceRow, include: boolean) => void;
  /** Asks for the file that takes the place of the document's own. */
  readonly replace: (row: EvidenceRow) => void;
  /** Recognises the text of its pages that have none of their own. */
  readonly recognise: (row: EvidenceRow) => void;
  readonly remove: (row: EvidenceRow) => Promise<void>;
};

/** What the list, its keys and its menus do. */
export function useEvidenceActions(
  caseId: CaseId,
  rows: readonly EvidenceRow[],
  onSelect: (evidenceId: EvidenceId) => void,
): EvidenceActions {
  const { t } = useLingui();
  const ids = rows.map((row) => row.evidence.id);
  const reorder = (next: readonly EvidenceId[]): void => {
    if (next !== ids) void tryChange('evidence.reorder', { caseId, evidenceIds: [...next] });
  };
  return {
    reorder,
    move: (row, by) => reorder(moveBy(ids, row.evidence.id, by)),
    setIncluded: (row, include) => {
      void tryChange('evidence.update', { caseId, evidenceId: row.evidence.id, patch: { include } });
    },
    replace: (row) => {
      call('evidence.chooseReplacement', { caseId, evidenceId: row.evidence.id }).catch(showFailure);
    },
    recognise: (row) => void tryChange('ocr.recognise', { caseId, evidenceId: row.evidence.id }),
    remove: async (row) => {
      const { id, title } = row.evidence;
      const index = ids.indexOf(id);
      const neighbour = ids[index + 1] ?? ids[index - 1];
      if ((await tryChange('evidence.remove', { caseId, evidenceId: id })) === undefined) return;
      if (neighbour !== undefined) onSelect(neighbour);
      await offerUndo(caseId, t`${title} removed`, t`Undo`);
    },
  };
}
