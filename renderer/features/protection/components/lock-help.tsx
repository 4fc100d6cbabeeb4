import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import styles from './lock-screen.module.css';

/** What to do when the data don't open, in the order in which it helps. */
export function LockHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`When your appeals don’t open`} isOpen={isOpen} onClose={onClose}>
      <div className={styles.help}>
        <p>
          <Trans>Nothing here deletes or changes your data. You can try as often as you like.</Trans>
        </p>
        <Topic title={t`The keychain is locked`}>
          <Trans>
            Your system keeps passwords in a keychain. Sign in to the computer again, or unlock the keychain, and then
            choose “Try this computer’s keychain again”.
          </Trans>
        </Topic>
        <Topic title={t`Another computer, or a new system`}>
          <Trans>
            The keychain of the old computer stayed behind. Use the recovery code; from then on this computer opens your
            data by itself.
          </Trans>
        </Topic>
        <Topic title={t`The recovery code is refused`}>
          <Trans>
            Compare group by group with your paper. If every group is right and it still doesn’t open, the code belongs
            to other data, or it was replaced by a newer code. Look for a newer paper.
          </Trans>
        </Topic>
        <Topic title={t`The key file is damaged`}>
          <Trans>
            Open the data folder. Beside each backup, in the folder “backups”, lies a file that ends in “.keys.json”.
            Copy the newest one into the data folder, name it keys.json, and start Reinstate again. Keep the damaged
            file.
          </Trans>
        </Topic>
        <Topic title={t`No code, no passphrase, no keychain`}>
          <Trans>
            Then nobody can open this data. We can’t either. The files that you added from elsewhere are still where
            they came from. Keep the data folder all the same: an old code may turn up.
          </Trans>
        </Topic>
      </div>
    </Dialog>
  );
}

function Topic({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.topic}>{title}</h3>
      <p>{children}</p>
    </section>
  );
}
