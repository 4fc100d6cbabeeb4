import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { MIN_PASSPHRASE_LENGTH, type ProtectionStatus } from '../../../../shared/contracts/protection.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { DialogStep } from '../../../components/dialog/dialog-step.tsx';
import {
  isGoodPassphrase,
  NO_PASSPHRASE,
  PassphraseFields,
} from '../../../components/passphrase-fields/passphrase-fields.tsx';
import { tryChange } from '../../../lib/change.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { SettingsRow } from './settings-row.tsx';

/** A passphrase instead of this computer's keychain: set, changed, taken away. */
export function PassphraseRow({ status }: { readonly status: ProtectionStatus }) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const hasOne = status.slots.passphrase;
  const remove = async (): Promise<void> => {
    if (await tryChange('protection.removePassphrase', {})) {
      showToast({ tone: 'success', text: t`This computer opens your data by itself again` });
    }
  };
  return (
    <SettingsRow
      title={t`Passphrase`}
      text={
        hasOne
          ? t`Asked for at each start and after locking.`
          : t`Reinstate then asks for it at each start and after locking, instead of opening by itself.`
      }
    >
      {hasOne && status.hasKeychain && (
        <Button onPress={() => void remove()}>
          <Trans>Remove</Trans>
        </Button>
      )}
      <Button onPress={() => setIsOpen(true)}>{hasOne ? t`Change…` : t`Set a passphrase…`}</Button>
      {isOpen && <PassphraseDialog status={status} onClose={() => setIsOpen(false)} />}
    </SettingsRow>
  );
}

type PassphraseDialogProps = { readonly status: ProtectionStatus; readonly onClose: () => void };

function PassphraseDialog({ status, onClose }: PassphraseDialogProps) {
  const { t } = useLingui();
  const [value, setValue] = useState(NO_PASSPHRASE);
  const [isWorking, setIsWorking] = useState(false);
  const isReady = isGoodPassphrase(value, MIN_PASSPHRASE_LENGTH);
  const save = async (): Promise<void> => {
    if (!isReady || isWorking) return;
    setIsWorking(true);
    const saved = await tryChange('protection.setPassphrase', { passphrase: value.first });
    setIsWorking(false);
    if (!saved) return;
    showToast({ tone: 'success', text: t`Passphrase set` });
    onClose();
  };
  return (
    <Dialog title={status.slots.passphrase ? t`Change the passphrase` : t`Set a passphrase`} isOpen onClose={onClose}>
      <DialogStep
        onSubmit={() => void save()}
        footer={
          <DialogFooter onCancel={onClose}>
            <Button type="submit" variant="primary" isDisabled={!isReady} isPending={isWorking}>
              <Trans>Set passphrase</Trans>
            </Button>
          </DialogFooter>
        }
      >
        {status.slots.recovery ? (
          <p>
            <Trans>If you forget it, your recovery code still opens your data.</Trans>
          </p>
        ) : (
          <Callout tone="warning">
            <Trans>You have no recovery code. If you forget the passphrase, nobody can open your data.</Trans>
          </Callout>
        )}
        <PassphraseFields value={value} onChange={setValue} minLength={MIN_PASSPHRASE_LENGTH} />
      </DialogStep>
    </Dialog>
  );
}
