import { Trans, useLingui } from '@lingui/react/macro';
import { DatabaseBackup, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../../../shared/domain/backup.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { change, tryChange } from '../../../lib/change.ts';
import { formatBytes, formatMoment } from '../../../lib/format-date.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './backups-section.module.css';
import { RestoreDialog } from './restore-dialog.tsx';
import { SettingsRow } from './settings-row.tsx';

/** How many are shown before the rest is asked for. */
const SHOWN = 5;

/** The copies of the database: made daily, before an update, and now. */
export function BackupsSection() {
  const { t } = useLingui();
  const backups = useAnswer('backups.list', {});
  const [isWorking, setIsWorking] = useState(false);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const backUp = async (): Promise<void> => {
    setIsWorking(true);
    // What became of it otherwise, the job tells.
    const made = await change('backups.create', {}).catch(() => undefined);
    setIsWorking(false);
    if (made) showToast({ tone: 'success', text: t`Backup made` });
  };
  return (
    <Section title={t`Backups`}>
      <Card padding="none">
        <SettingsRow
          title={t`Your appeals, without the evidence files`}
          text={t`A copy is made every day and before an update. Evidence files never change, so they are kept once, in the data folder; copy that folder to be safe from a broken computer.`}
        >
          <Button icon={DatabaseBackup} isPending={isWorking} onPress={() => void backUp()}>
            <Trans>Back up now</Trans>
          </Button>
        </SettingsRow>
        {backups.slice(0, showsAll ? undefined : SHOWN).map((backup) => (
          <BackupRow key={backup.name} backup={backup} onRestore={() => setChosen(backup)} />
        ))}
        {!showsAll && backups.length > SHOWN && (
          <div className={styles.more}>
            <Button variant="quiet" size="sm" onPress={() => setShowsAll(true)}>
              {t`Show all ${backups.length}`}
            </Button>
          </div>
        )}
      </Card>
      {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}

function BackupRow({ backup, onRestore }: { readonly backup: Backup; readonly onRestore: () => void }) {
  const { t, i18n } = useLingui();
  const reasons: Readonly<Record<Backup['reason'], string>> = {
    daily: t`made daily`,
    manual: t`made by you`,
    migration: t`made before an update`,
  };
  const moment = formatMoment(backup.madeAt, i18n.locale);
  return (
    <SettingsRow title={moment} text={`${formatBytes(backup.sizeBytes, i18n.locale)} · ${reasons[backup.reason]}`}>
      <div className={styles.actions}>
        <IconButton
          icon={FolderOpen}
          label={t`Show the backup of ${moment} in its folder`}
          size="sm"
          onPress={() => void tryChange('backups.showInFolder', { name: backup.name })}
        />
        <Button size="sm" aria-label={t`Restore the backup of ${moment}…`} onPress={onRestore}>
          <Trans>Restore…</Trans>
        </Button>
      </div>
    </SettingsRow>
  );
}
