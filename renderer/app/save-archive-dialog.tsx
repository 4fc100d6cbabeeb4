import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { MIN_PASSPHRASE_LENGTH } from '../../shared/domain/archive.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { Button } from '../components/button/button.tsx';
import { Callout } from '../components/callout/callout.tsx';
import { RadioField } from '../components/checkbox/radio-field.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { DialogFooter } from '../components/dialog/dialog-footer.tsx';
import { DialogStep } from '../components/dialog/dialog-step.tsx';
import {
  isGoodPassphrase,
  NO_PASSPHRASE,
  PassphraseFields,
} from '../components/passphrase-fields/passphrase-fields.tsx';
import { tryChange } from '../lib/change.ts';

export type SaveArchiveDialogProps = { readonly caseId: CaseId; readonly onClose: () => void };

/** Whether the file is sealed with a passphrase, and what that means for who opens it. */
export function SaveArchiveDialog({ caseId, onClose }: SaveArchiveDialogProps) {
  const { t } = useLingui();
  const [look, setLook] = useState<'open' | 'sealed'>('open');
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const isSealed = look === 'sealed';
  const isReady = !isSealed || isGoodPassphrase(passphrase, MIN_PASSPHRASE_LENGTH);
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const secret = isSealed ? { passphrase: passphrase.first } : {};
    if (await tryChange('archives.startSave', { caseId, ...secret })) onClose();
  };
  return (
    <Dialog title={t`Save this appeal as one file`} isOpen onClose={onClose}>
      <DialogStep
        onSubmit={() => void save()}
        footer={
          <DialogFooter onCancel={onClose}>
            <Button variant="primary" type="submit" isDisabled={!isReady}>
              <Trans>Choose a folder…</Trans>
            </Button>
          </DialogFooter>
        }
      >
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
              label: t`Only people who know the passphrase`,
              note: t`Reinstate is needed to open it. Nothing in it can be read without the passphrase.`,
            },
          ]}
        />
        {isSealed && (
          <>
            <PassphraseFields value={passphrase} onChange={setPassphrase} minLength={MIN_PASSPHRASE_LENGTH} />
            <Callout tone="warning">
              <Trans>
                Nobody can open the file without the passphrase. We can’t either. Tell it to the other person by
                telephone, not in the same message as the file.
              </Trans>
            </Callout>
          </>
        )}
      </DialogStep>
    </Dialog>
  );
}
