import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../components/button/button.tsx';
import { Callout } from '../components/callout/callout.tsx';
import { tryChange } from '../lib/change.ts';
import { runCommand } from '../lib/commands.ts';
import { useAnswer } from '../lib/use-answer.ts';
import styles from './start-notices.module.css';

/** What the user must know of this start: that it is one in safe mode, and that the data folder lies in a risky place. */
export function StartNotices() {
  const { safeMode, folder } = useAnswer('system.startState', {});
  const [isFolderRead, setFolderRead] = useState(false);
  if (safeMode === 'off' && (folder === null || isFolderRead)) return null;
  return (
    <div className={styles.notices} role="status">
      {safeMode !== 'off' && <SafeModeNotice isAsked={safeMode === 'asked'} />}
      {folder !== null && !isFolderRead && (
        <FolderNotice kind={folder.kind} service={folder.service ?? ''} onRead={() => setFolderRead(true)} />
      )}
    </div>
  );
}

function SafeModeNotice({ isAsked }: { readonly isAsked: boolean }) {
  const { t } = useLingui();
  return (
    <Callout
      tone="info"
      title={t`Safe mode`}
      action={
        <div className={styles.actions}>
          <Button onPress={() => void tryChange('system.restart', {})}>
            <Trans>Start normally</Trans>
          </Button>
          <Button variant="quiet" onPress={() => void runCommand('report-problem')}>
            <Trans>Report a problem…</Trans>
          </Button>
        </div>
      }
    >
      {isAsked ? (
        <Trans>
          You asked for safe mode. Reminders, reading of texts and the daily backup are off, and your own rules file is
          not used.
        </Trans>
      ) : (
        <Trans>
          Reinstate failed to start two times, so it opened without your last appeal. Your work is safe. Reminders,
          reading of texts and the daily backup are off, and your own rules file is not used.
        </Trans>
      )}
    </Callout>
  );
}

type FolderNoticeProps = {
  readonly kind: 'cloud' | 'perhaps-cloud' | 'network';
  readonly service: string;
  readonly onRead: () => void;
};

function FolderNotice({ kind, service, onRead }: FolderNoticeProps) {
  const { t } = useLingui();
  const title = {
    cloud: t`Your data folder is in ${service}`,
    'perhaps-cloud': t`Your data folder may be in ${service}`,
    network: t`Your data folder is on another computer`,
  }[kind];
  return (
    <Callout
      tone="warning"
      title={title}
      action={
        <div className={styles.actions}>
          <Button onPress={() => void tryChange('system.showDataFolder', {})}>
            <Trans>Show folder</Trans>
          </Button>
          <Button variant="quiet" onPress={onRead}>
            <Trans>Not now</Trans>
          </Button>
        </div>
      }
    >
      {kind === 'network' ? (
        <Trans>
          When the connection breaks, the database can be damaged. Close Reinstate, copy the folder to this computer,
          and start Reinstate with the copy.
        </Trans>
      ) : (
        <Trans>
          The service copies the database while it is open, which can damage it, and it sends your documents to its own
          computers. Close Reinstate, copy the folder to a place that is not synchronised, and start Reinstate with the
          copy.
        </Trans>
      )}
    </Callout>
  );
}
