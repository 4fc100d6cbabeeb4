import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Backup, BackupPreview } from '../../../../shared/domain/backup.ts';
import { unwrap } from '../../../../shared/result.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import dialog from '../../../components/dialog/dialog.module.css';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { showFailure } from '../../../lib/change.ts';
import { call, tryCall } from '../../../lib/client.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { formatMoment } from '../../../lib/format-date.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { joinWords } from '../../../lib/join-words.ts';
import { BackupContents } from './backup-contents.tsx';

export type RestoreDialogProps = { readonly backup: Backup; readonly onClose: () => void };

type Look = { readonly preview: BackupPreview } | { readonly problem: string } | null;

/** What a backup holds, before it takes the place of everything. */
export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const { t, i18n } = useLingui();
  const [look, setLook] = useState<Look>(null);
  const [isWorking, setIsWorking] = useState(false);
  useEffect(() => {
    void tryCall('backups.preview', { name: backup.name }).then((answer) => {
      if (answer.ok) setLook({ preview: unwrap(answer) });
      else {
        const { title, fix } = describeError(answer.error);
        setLook({ problem: `${title} ${fix}` });
      }
    });
  }, [backup.name]);
  const restore = async (): Promise<void> => {
    setIsWorking(true);
    try {
      const { keptAs } = await call('backups.restore', { name: backup.name });
      showToast({ tone: 'success', text: t`Restored. What was there before is kept as ${keptAs ?? ''}.` });
      onClose();
    } catch (thrown) {
      showFailure(thrown);
    }
    setIsWorking(false);
  };
  const isReady = look !== null && 'preview' in look;
  return (
    <Dialog
      title={t`Restore the backup of ${formatMoment(backup.madeAt, i18n.locale)}`}
      isOpen
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={!isReady} isPending={isWorking} onPress={() => void restore()}>
            <Trans>Replace everything with this backup</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={dialog.content} role="status">
        {look === null && <p className={dialog.muted}>{t`Looking into it…`}</p>}
        {look !== null && 'problem' in look && <Callout tone="danger">{look.problem}</Callout>}
        {isReady && <Contents preview={look.preview} />}
      </div>
    </Dialog>
  );
}

function Contents({ preview }: { readonly preview: BackupPreview }) {
  const { t } = useLingui();
  const { cases, evidenceCount, lastChangeAt, missingFiles } = preview;
  return (
    <BackupContents
      held={t`It holds ${plural(cases.length, { one: '# appeal', other: '# appeals' })} with ${plural(evidenceCount, { one: '# document', other: '# documents' })}.`}
      lastChangeAt={lastChangeAt}
      cases={cases}
      missing={
        missingFiles.length > 0 && (
          <Callout
            tone="warning"
            title={t`${plural(missingFiles.length, { one: '# evidence file is missing', other: '# evidence files are missing' })}`}
          >
            {joinWords(missingFiles.map(({ title }) => title))}
          </Callout>
        )
      }
    />
  );
}
