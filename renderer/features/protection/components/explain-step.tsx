import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { MIN_PASSPHRASE_LENGTH, type ProtectionStatus } from '../../../../shared/contracts/protection.ts';
import { Button } from '../../../components/button/button.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { DialogStep } from '../../../components/dialog/dialog-step.tsx';
import {
  isGoodPassphrase,
  NO_PASSPHRASE,
  PassphraseFields,
} from '../../../components/passphrase-fields/passphrase-fields.tsx';
import type { ProtectionReason } from '../../../lib/protection-ask.ts';

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
  const mayDecline = reason === 'first-paper' && !status.slots.recovery;
  const isReady = !needsPassphrase || isGoodPassphrase(passphrase, MIN_PASSPHRASE_LENGTH);
  return (
    <DialogStep
      onSubmit={() => isReady && onNext(needsPassphrase ? passphrase.first : null)}
      footer={
        <DialogFooter
          onCancel={onCancel}
          cancelLabel={t`Not now`}
          aside={
            mayDecline && (
              <Button variant="quiet" onPress={onDecline}>
                <Trans>Store without protection…</Trans>
              </Button>
            )
          }
        >
          <Button variant="primary" type="submit" isDisabled={!isReady}>
            <Trans>Show my recovery code</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <Reason reason={reason} status={status} />
      {needsPassphrase && (
        <PassphraseFields value={passphrase} onChange={setPassphrase} minLength={MIN_PASSPHRASE_LENGTH} />
      )}
    </DialogStep>
  );
}

function Reason({ reason, status }: { readonly reason: ProtectionReason; readonly status: ProtectionStatus }) {
  if (reason === 'new-code') {
    return (
      <p>
        <Trans>You get a new code. As soon as you have confirmed it, your old code no longer works.</Trans>
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
