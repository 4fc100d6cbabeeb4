import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { unwrap } from '../../../../shared/result.ts';
import type { FolderCopyPreview } from '../../../../shared/domain/folder-backup.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { tryCall } from '../../../lib/client.ts';
import { describeError } from '../../../lib/describe-error.ts';
import styles from './folder-backup-section.module.css';

export type FolderCopySecretProps = {
  readonly sourceId: string;
  readonly name: string;
  readonly onOpened: (preview: FolderCopyPreview) => void;
};

/** Asks for what opens a protected backup of another computer. */
export function FolderCopySecret({ sourceId, name, onOpened }: FolderCopySecretProps) {
  const { t } = useLingui();
  const [by, setBy] = useState<'recovery-code' | 'passphrase'>('recovery-code');
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState('');
  const [isWorking, setIsWorking] = useState(false);
  const open = async (): Promise<void> => {
    setIsWorking(true);
    const answer = await tryCall('folderBackups.unlock', { sourceId, name, by, secret });
    setIsWorking(false);
    if (answer.ok) return onOpened(unwrap(answer));
    const { title, fix } = describeError(answer.error);
    setProblem(`${title} ${fix}`);
  };
  return (
    <div className={styles.secret}>
      <p>{t`This backup is protected. The computer that made it gave out a recovery code, on a printed page.`}</p>
      {problem !== '' && (
        <div role="alert">
          <Callout tone="warning">{problem}</Callout>
        </div>
      )}
      <RadioField
        label={t`What do you have?`}
        look="segments"
        value={by}
        onChange={setBy}
        options={[
          { id: 'recovery-code', label: t`Recovery code` },
          { id: 'passphrase', label: t`Passphrase` },
        ]}
      />
      <TextField
        label={by === 'recovery-code' ? t`Recovery code` : t`Passphrase`}
        type={by === 'recovery-code' ? 'text' : 'password'}
        value={secret}
        onChange={setSecret}
      />
      <div>
        <Button isDisabled={secret === ''} isPending={isWorking} onPress={() => void open()}>
          <Trans>Open the backup</Trans>
        </Button>
      </div>
    </div>
  );
}
