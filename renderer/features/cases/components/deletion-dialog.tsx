import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { DeletionPreview } from '../../../../shared/domain/deletion.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { unwrap } from '../../../../shared/result.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import dialog from '../../../components/dialog/dialog.module.css';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { tryChange } from '../../../lib/change.ts';
import { tryCall } from '../../../lib/client.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { formatBytes } from '../../../lib/format-date.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { DeletionRemains } from './deletion-remains.tsx';

export type DeletionDialogProps = {
  readonly caseId: CaseId;
  readonly title: string;
  readonly onClose: () => void;
};

type Look = { readonly preview: DeletionPreview } | { readonly problem: string } | null;

/** What goes when an appeal is deleted for good, and what stays elsewhere, before anything goes. */
export function DeletionDialog({ caseId, title, onClose }: DeletionDialogProps) {
  const { t } = useLingui();
  const [look, setLook] = useState<Look>(null);
  const [isSure, setIsSure] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  useEffect(() => {
    void tryCall('deletion.preview', { caseId }).then((answer) => {
      if (answer.ok) setLook({ preview: unwrap(answer) });
      else setLook({ problem: describeError(answer.error).title });
    });
  }, [caseId]);
  const deleteCase = async (): Promise<void> => {
    setIsWorking(true);
    const deleted = await tryChange('deletion.deleteCase', { caseId });
    setIsWorking(false);
    if (!deleted) return;
    const { leftCount } = deleted;
    const files = t`${plural(leftCount, { one: '# file is in use and goes', other: '# files are in use and go' })} at the next start.`;
    showToast({ tone: 'success', text: leftCount === 0 ? t`Deleted for good` : files });
    onClose();
  };
  const isReady = look !== null && 'preview' in look;
  return (
    <Dialog
      title={t`Delete “${title}” for good?`}
      isOpen
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button
            variant="danger"
            isDisabled={!isReady || !isSure}
            isPending={isWorking}
            onPress={() => void deleteCase()}
          >
            <Trans>Delete for good</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={dialog.content}>
        {look === null && <p role="status" className={dialog.muted}>{t`Looking what belongs to it…`}</p>}
        {look !== null && 'problem' in look && <Callout tone="danger">{look.problem}</Callout>}
        {isReady && (
          <>
            <Goes preview={look.preview} />
            <DeletionRemains preview={look.preview} />
            <Checkbox isSelected={isSure} onChange={setIsSure}>
              <Trans>I know that this can’t be undone.</Trans>
            </Checkbox>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Goes({ preview }: { readonly preview: DeletionPreview }) {
  const { t, i18n } = useLingui();
  const { evidenceCount, contactCount, submissionCount, fileCount, sizeBytes, accounts } = preview;
  const size = formatBytes(sizeBytes, i18n.locale);
  const store = new Intl.ListFormat(i18n.locale).format(accounts);
  return (
    <section>
      <h3 className={dialog.heading}>
        <Trans>What goes from this computer</Trans>
      </h3>
      <ul className={dialog.list}>
        <li>{t`The appeal with its notice, plan, review and drafts, and the list of its changes`}</li>
        <li>
          {t`${plural(evidenceCount, { one: '# document', other: '# documents' })}, ${plural(contactCount, { one: '# contact', other: '# contacts' })}, ${plural(submissionCount, { one: '# submission', other: '# submissions' })}`}
        </li>
        <li>{t`${plural(fileCount, { one: '# file', other: '# files' })} (${size}), with small pictures and text that was read`}</li>
        {accounts.length > 0 && <li>{t`The store ${store}, which no other appeal names`}</li>}
      </ul>
    </section>
  );
}
