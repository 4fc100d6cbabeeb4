import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { MIN_PASSPHRASE_LENGTH } from '../../shared/domain/archive.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { Button } from '../components/button/button.tsx';
import { Callout } from '../components/callout/callout.tsx';
import { RadioField } from '../components/checkbox/radio-field.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { tryChange } from '../lib/change.ts';
import styles from './archive-dialogs.module.css';

export type SaveArchiveDialogProps = { readonly caseId: CaseId; readonly onClose: () => void };

/** Whether the file is sealed with a passphrase, and what that means for who opens it. */
export function SaveArchiveDialog({ caseId, onClose }: SaveArchiveDialogProps) {
  const { t } = useLingui();
  const [look, setLook] = useState<'open' | 'sealed'>('open');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const isSealed = look === 'sealed';
  const isShort = passphrase.length < MIN_PASSPHRASE_LENGTH;
  const isReady = !isSealed || (!isShort && passphrase === again);
  const save = async (): Promise<void> => {
    const started = await tryChange('archives.startSave', { caseId, ...(isSealed && { passphrase }) });
    if (started) onClose();
  };
  return (
    <Dialog
      title={t`Save this appeal as one file`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            <Trans>Choose a folder…</Trans>
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <RadioField
          label={t`Who can read it?`}
          look="cards"
          value={look}
          onChange={setLook}
          options={[
            {
              id: 'open',
              label: t`Everybody who has the file`,
              note: t`It is a zip file. A page in it, index.html, shows everything without Reinstate, for example to a lawyer.`,
            },
            {
              id: 'sealed',
              label: t`Who has the file and a passphrase`,
              note: t`Only Reinstate opens it. The page for people without Reinstate is inside, so they can’t read it.`,
            },
          ]}
        />
        {isSealed && (
          <>
            <TextField
              label={t`Passphrase`}
              type="password"
              value={passphrase}
              onChange={setPassphrase}
              description={t`At least ${MIN_PASSPHRASE_LENGTH} characters; several words are best.`}
              autoComplete="off"
            />
            <TextField
              label={t`The same passphrase again`}
              type="password"
              value={again}
              onChange={setAgain}
              errorMessage={again !== '' && again !== passphrase ? t`The two are not the same.` : ''}
              autoComplete="off"
            />
            <Callout tone="warning">
              <Trans>
                Nobody can open the file without the passphrase, we can’t either. Tell it to the other person by
                telephone, not in the same message as the file.
              </Trans>
            </Callout>
          </>
        )}
      </div>
    </Dialog>
  );
}
