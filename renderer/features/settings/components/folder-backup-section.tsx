import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen, HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import type { FolderBackupState } from '../../../../shared/domain/folder-backup.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatBytes, formatMoment } from '../../../lib/format-date.ts';
import { hasEnded, useJobs } from '../../../lib/job-store.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { FolderBackupRules } from './folder-backup-rules.tsx';
import { FolderBackupWarnings } from './folder-backup-warnings.tsx';
import { FolderRestoreDialog } from './folder-restore-dialog.tsx';
import styles from './folder-backup-section.module.css';
import { SettingsRow } from './settings-row.tsx';

/** Copies of everything, files included, in a folder of the user's choice; and the way back from one. */
export function FolderBackupSection() {
  const { t } = useLingui();
  const state = useAnswer('folderBackups.get', {});
  const [isRestoring, setIsRestoring] = useState(false);
  return (
    <Section title={t`Backup folder`}>
      <Card padding="none">
        {state === null ? (
          <SettingsRow
            title={t`Everything, with the evidence files`}
            text={t`Choose a folder on another drive, for example a USB stick. A backup is made there every day by itself; files that are there already are not copied again.`}
          >
            <Button icon={HardDriveDownload} onPress={() => void tryChange('folderBackups.choose', {})}>
              <Trans>Choose a folder…</Trans>
            </Button>
          </SettingsRow>
        ) : (
          <ChosenFolder state={state} />
        )}
        <SettingsRow
          title={t`Restore from a folder`}
          text={t`From this computer’s backups, or from those of another computer. You see what a backup holds before anything is replaced.`}
        >
          <Button onPress={() => setIsRestoring(true)}>
            <Trans>Restore from a folder…</Trans>
          </Button>
        </SettingsRow>
      </Card>
      {isRestoring && <FolderRestoreDialog hasOwn={state !== null} onClose={() => setIsRestoring(false)} />}
    </Section>
  );
}

function ChosenFolder({ state }: { readonly state: NonNullable<FolderBackupState> }) {
  const { t } = useLingui();
  const running = Object.values(useJobs()).findLast((job) => job.kind === 'folder-backup' && !hasEnded(job));
  return (
    <>
      <SettingsRow title={<span className={styles.path}>{state.folder}</span>} text={<LastCopy state={state} />}>
        <div className={styles.actions}>
          <IconButton
            icon={FolderOpen}
            label={t`Show the backup folder`}
            size="sm"
            onPress={() => void tryChange('folderBackups.showInFolder', {})}
          />
          <Button
            icon={HardDriveDownload}
            isDisabled={running !== undefined}
            onPress={() => void tryChange('folderBackups.start', {})}
          >
            <Trans>Make a backup now</Trans>
          </Button>
        </div>
      </SettingsRow>
      <FolderBackupWarnings state={state} />
      <FolderBackupRules rule={state.rule} />
    </>
  );
}

function LastCopy({ state: { last } }: { readonly state: NonNullable<FolderBackupState> }) {
  const { t, i18n } = useLingui();
  if (last === null) return t`No backup was made there yet.`;
  const size = formatBytes(last.sizeBytes, i18n.locale);
  const moment = formatMoment(last.at, i18n.locale);
  return (
    <span role="status">
      {t`Last backup: ${moment}, ${plural(last.fileCount, { one: '# file', other: '# files' })}, ${size}, read back and found right.`}{' '}
      {last.skippedCount > 0 &&
        t`${plural(last.skippedCount, { one: '# file is missing or damaged here and could not be copied.', other: '# files are missing or damaged here and could not be copied.' })}`}
    </span>
  );
}
