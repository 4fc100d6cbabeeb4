import { Trans } from '@lingui/react/macro';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import styles from './protection-step.module.css';

/** What it means to store papers in the clear, said once. */
export function DeclineStep({ onBack, onDecline }: { readonly onBack: () => void; readonly onDecline: () => void }) {
  return (
    <div className={styles.step}>
      <Callout tone="warning">
        <Trans>
          Whoever gets this computer or its disk can read your papers then. No code or passphrase is needed.
        </Trans>
      </Callout>
      <p>
        <Trans>
          That is fine when your whole disk is encrypted: by BitLocker on Windows, or by FileVault on a Mac. Reinstate
          can’t see whether it is.
        </Trans>
      </p>
      <p>
        <Trans>You can protect your papers later, in Settings.</Trans>
      </p>
      <div className={styles.buttons}>
        <span className={styles.spacer} />
        <Button onPress={onBack} autoFocus>
          <Trans>Back</Trans>
        </Button>
        <Button variant="danger" onPress={onDecline}>
          <Trans>Store without protection</Trans>
        </Button>
      </div>
    </div>
  );
}
