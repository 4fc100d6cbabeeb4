import { Trans } from '@lingui/react/macro';
import { ScanText } from 'lucide-react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useCommand } from '../../../lib/commands.ts';
import type { EvidenceRow } from '../packet-order.ts';

export type RecogniseAllButtonProps = { readonly caseId: CaseId; readonly rows: readonly EvidenceRow[] };

/** Recognises the text of all scans and photos of the appeal; not there when there are none. Also a command of the menu. */
export function RecogniseAllButton({ caseId, rows }: RecogniseAllButtonProps) {
  const hasScans = rows.some(
    ({ evidence: { file } }) => file.kind === 'image' || file.findings.some(({ rule }) => rule === 'no-text-layer'),
  );
  const start = (): void => void tryChange('ocr.recognise', { caseId, evidenceId: null });
  useCommand('recognise-text', start);
  if (!hasScans) return null;
  return (
    <Button icon={ScanText} onPress={start}>
      <Trans>Recognise text in all scans</Trans>
    </Button>
  );
}
