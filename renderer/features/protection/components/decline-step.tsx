import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { DialogStep } from '../../../components/dialog/dialog-step.tsx';

/** What it means to store papers in the clear, said once. */
export function DeclineStep({ onBack, onDecline }: { readonly onBack: () => void; readonly onDecline: () => void }) {
  const { t } = useLingui();
  return (
    <DialogStep
      footer={
        <DialogFooter onCancel={onBack} cancelLabel={t`Back`} startsOnCancel>
          <Button variant="danger" onPress={onDecline}>
            <Trans>Store without protection</Trans>
          </Button>
        </DialogFooter>
      }
    >
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
    </DialogStep>
  );
}
