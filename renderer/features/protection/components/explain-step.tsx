import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ProtectionStatus } from '../../../../shared/contracts/protection.ts';
import { Button } from '../../../components/button/button.tsx';
import {
  isGoodPassphrase,
  NO_PASSPHRASE,
  PassphraseFields,
} from '../../../components/passphrase-fields/passphrase-fields.tsx';
import type { ProtectionReason } from '../../../lib/protection-ask.ts';
import styles from './protection-step.module.css';

export type ExplainStepProps = {
  readonly reason: ProtectionReason;
  readonly status: ProtectionStatus;
  readonly onCancel: () => void;
  readonly onDecline: () => void;
  /** With the passphrase, where there is no keychain. */
  readonly onNext: (passphrase: string | null) => void;
};

/** Says what a recovery code is for; where there is no keychain, takes a passphrase. */
export function ExplainStep({ reason, status, onCancel, onDecline, onNext }: ExplainStepProps) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const needsPassphrase = !status.hasKeychain && !status.slots.passphrase;
  const isReady = !needsPassphrase || isGoodPassphrase(passphrase);
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onNext(needsPassphrase ? passphrase.first : null);
      }}
    >
      <Reason reason={reason} status={status} />
      {needsPassphrase && <PassphraseFields value={passphrase} onChange={setPassphrase} />}
      <div className={styles.buttons}>
        {reason === 'first-paper' && !status.slots.recovery && (
          <Button variant="quiet" onPress={onDecline}>
            <Trans>Store without protection…</Trans>
          </Button>
        )}
        <span className={styles.spacer} />
        <Button onPress={onCancel}>{t`Not now`}</Button>
        <Button variant="primary" type="submit" isDisabled={!isReady}>
          <Trans>Show my recovery code</Trans>
        </Button>
      </div>
    </form>
  );
}

function Reason({ reason, status }: { readonly reason: ProtectionReason; readonly status: ProtectionStatus }) {
  if (reason === 'new-code') {
    return (
      <p>
        <Trans>
          You get another code. As soon as you have confirmed it, the one that you have now opens nothing any more.
        </Trans>
      </p>
    );
  }
  return (
    <>
      {status.hasKeychain ? (
        <p>
          <Trans>
            Reinstate stores passports, bills and bank statements so that only you can read them: on this computer,
            signed in as you.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Reinstate stores passports, bills and bank statements so that only you can read them. This computer has no
            keychain that Reinstate can use, so it will ask you for a passphrase at each start.
          </Trans>
        </p>
      )}
      <p>
        <Trans>
          If this computer breaks, or its system is set up again, a recovery code opens your papers. Write it down now;
          it takes two minutes.
        </Trans>
      </p>
      {!status.isProtected && (
        <p>
          <Trans>
            Then everything that is stored already is protected too. Reinstate is closed for that time. If you were
            adding files, please add them again afterwards.
          </Trans>
        </p>
      )}
    </>
  );
}
