import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ProtectionStatus } from '../../../../shared/contracts/protection.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import {
  isGoodPassphrase,
  NO_PASSPHRASE,
  PassphraseFields,
} from '../../../components/passphrase-fields/passphrase-fields.tsx';
import { tryChange } from '../../../lib/change.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { SettingsRow } from './settings-row.tsx';
import styles from './settings-screen.module.css';

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
      {isOpen && <PassphraseDialog onClose={() => setIsOpen(false)} />}
    </SettingsRow>
  );
}

function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const [value, setValue] = useState(NO_PASSPHRASE);
  const [isWorking, setIsWorking] = useState(false);
  const isReady = isGoodPassphrase(value);
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
    <Dialog title={t`Passphrase`} isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>
          <Trans>If you forget it, your recovery code still opens your data.</Trans>
        </p>
        <PassphraseFields value={value} onChange={setValue} />
        <div className={styles.formButtons}>
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="primary" isDisabled={!isReady} isPending={isWorking}>
            <Trans>Set passphrase</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
