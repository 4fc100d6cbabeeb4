import { Trans, useLingui } from '@lingui/react/macro';
import { ScanText } from 'lucide-react';
import { isPrinted, type Evidence } from '../../../../shared/domain/evidence.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';
import { Button } from '../../../components/button/button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { hasEnded, useJobs } from '../../../lib/job-store.ts';

export type RecogniseButtonProps = {
  readonly evidence: Evidence;
  readonly texts: readonly PageText[];
};

/** Whether pages of a document may be without text of their own. */
function mayHaveScans({ file }: Evidence, texts: readonly PageText[]): boolean {
  return !isPrinted(file.mime) && texts.filter(({ source }) => source === 'layer').length < file.pageCount;
}

/** Recognises the text of one document's scans; not there when it has none. */
export function RecogniseButton({ evidence, texts }: RecogniseButtonProps) {
  const { t } = useLingui();
  const isBusy = Object.values(useJobs()).some(
    (job) => job.kind === 'recognise-text' && job.caseId === evidence.caseId && !hasEnded(job),
  );
  const isAgain = texts.some(({ source }) => source === 'recognised');
  if (!mayHaveScans(evidence, texts)) return null;
  const { caseId, id } = evidence;
  return (
    <Button
      size="sm"
      icon={ScanText}
      isDisabled={isBusy}
      onPress={() => void tryChange('ocr.recognise', { caseId, evidenceId: id })}
    >
      {isAgain ? t`Recognise again` : <Trans>Recognise text</Trans>}
    </Button>
  );
}
