import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Eye, EyeOff, FileInput, ScanText, Trash2 } from 'lucide-react';
import { isPrinted } from '../../../../shared/domain/evidence.ts';
import { RowMenuButton } from '../../../components/menu/menu-button.tsx';
import { formatKeys } from '../../../lib/key-names.ts';
import type { EvidenceRow } from '../packet-order.ts';
import type { EvidenceActions } from './use-evidence-actions.ts';

export type RowMenuProps = {
  readonly row: EvidenceRow;
  readonly rows: readonly EvidenceRow[];
  readonly actions: EvidenceActions;
  readonly canMove: boolean;
};

/** What can be done with one document, for those who don't drag. */
export function RowMenu({ row, rows, actions, canMove }: RowMenuProps) {
  const { t } = useLingui();
  const index = rows.indexOf(row);
  const { evidence } = row;
  return (
    <RowMenuButton
      label={t`Actions for ${evidence.title}`}
      entries={[
        {
          id: 'up',
          label: t`Move up`,
          icon: ArrowUp,
          keys: formatKeys('Alt+Up'),
          isDisabled: !canMove || index <= 0,
          onAction: () => actions.move(row, -1),
        },
        {
          id: 'down',
          label: t`Move down`,
          icon: ArrowDown,
          keys: formatKeys('Alt+Down'),
          isDisabled: !canMove || index === rows.length - 1,
          onAction: () => actions.move(row, 1),
        },
        'separator',
        evidence.include
          ? {
              id: 'out',
              label: t`Leave out of the packet`,
              icon: EyeOff,
              onAction: () => actions.setIncluded(row, false),
            }
          : { id: 'in', label: t`Put into the packet`, icon: Eye, onAction: () => actions.setIncluded(row, true) },
        { id: 'replace', label: t`Replace file…`, icon: FileInput, onAction: () => actions.replace(row) },
        ...(isPrinted(evidence.file.mime)
          ? []
          : [{ id: 'recognise', label: t`Recognise text`, icon: ScanText, onAction: () => actions.recognise(row) }]),
        'separator',
        {
          id: 'remove',
          label: t`Remove`,
          icon: Trash2,
          tone: 'danger',
          keys: formatKeys('Delete'),
          onAction: () => void actions.remove(row),
        },
      ]}
    />
  );
}
