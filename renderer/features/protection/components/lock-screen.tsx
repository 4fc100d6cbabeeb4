import { Trans, useLingui } from '@lingui/react/macro';
import { CircleHelp, FolderOpen, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ProtectionStatus, UnlockInput } from '../../../../shared/contracts/protection.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { ProgressBar } from '../../../components/progress-bar/progress-bar.tsx';
import { tryChange } from '../../../lib/change.ts';
import { tryCall } from '../../../lib/client.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import type { Unlock } from '../unlock.ts';
import { CodeUnlock } from './code-unlock.tsx';
import { LockHelp } from './lock-help.tsx';
import styles from './lock-screen.module.css';
import { PassphraseUnlock } from './passphrase-unlock.tsx';

/** All there is while the data are locked: the ways to open them, and where they lie. Nothing of any case is known here. */
export function LockScreen({ status }: { readonly status: ProtectionStatus }) {
  const { t } = useLingui();
  const { dataFolder } = useAnswer('system.info', {});
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  // A start that ends here has not failed.
  useEffect(() => void tryCall('system.windowUsable', {}), []);
  return (
    <main className={styles.screen} data-panel="" tabIndex={-1}>
      <div className={styles.card}>
        <span className={styles.icon}>
          <Lock aria-hidden />
        </span>
        {status.progress ? <Sealing progress={status.progress} /> : <Ways status={status} />}
      </div>
      <footer className={styles.footer}>
        <span className={styles.folder}>{t`Your data: ${dataFolder}`}</span>
        <Button size="sm" variant="quiet" icon={FolderOpen} onPress={() => void tryChange('system.showDataFolder', {})}>
          <Trans>Show folder</Trans>
        </Button>
        <Button size="sm" variant="quiet" icon={CircleHelp} onPress={() => setIsHelpOpen(true)}>
          <Trans>Help</Trans>
        </Button>
      </footer>
      <LockHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </main>
  );
}

function Sealing({ progress: { done, total } }: { readonly progress: NonNullable<ProtectionStatus['progress']> }) {
  const { t } = useLingui();
  return (
    <>
      <h1 className={styles.title}>
        <Trans>Your papers are being protected</Trans>
      </h1>
      <p className={styles.lead}>
        <Trans>It goes on by itself. If it is interrupted, it continues at the next start; nothing is lost.</Trans>
      </p>
      <ProgressBar
        label={t`Files`}
        done={done}
        total={total}
        {...(total > 0 && { valueText: t`${done} of ${total}` })}
      />
    </>
  );
}

function Ways({ status }: { readonly status: ProtectionStatus }) {
  const [error, setError] = useState<AppError | null>(status.error);
  const [working, setWorking] = useState<UnlockInput['by'] | null>(null);
  const unlock: Unlock = async (input) => {
    setWorking(input.by);
    const answer = await tryCall('protection.unlock', input);
    setWorking(null);
    // When it has opened, the window begins anew.
    if (!answer.ok) setError(answer.error);
  };
  const { device, passphrase, recovery } = status.slots;
  const isDeviceFirst = device && status.error === null;
  const isCodeFirst = !isDeviceFirst && !passphrase;
  return (
    <>
      <h1 className={styles.title}>
        <Trans>Your appeals are locked</Trans>
      </h1>
      <Lead status={status} />
      {error !== null && <Failure error={error} />}
      {isDeviceFirst && (
        <Button
          variant="primary"
          size="lg"
          autoFocus
          isPending={working === 'device'}
          onPress={() => void unlock({ by: 'device' })}
        >
          <Trans>Unlock</Trans>
        </Button>
      )}
      {passphrase && <PassphraseUnlock unlock={unlock} isWorking={working === 'passphrase'} />}
      {recovery && isCodeFirst && <CodeUnlock unlock={unlock} isWorking={working === 'recovery-code'} isFirst />}
      {device && !isDeviceFirst && (
        <Button isPending={working === 'device'} onPress={() => void unlock({ by: 'device' })}>
          <Trans>Try this computer’s keychain again</Trans>
        </Button>
      )}
      {recovery && !isCodeFirst && (
        <Disclosure label={<Trans>Use the recovery code</Trans>}>
          <div className={styles.folded}>
            <CodeUnlock unlock={unlock} isWorking={working === 'recovery-code'} isFirst={false} />
          </div>
        </Disclosure>
      )}
    </>
  );
}

function Lead({ status: { error, slots } }: { readonly status: ProtectionStatus }) {
  if (error === null && slots.device) {
    return (
      <p className={styles.lead}>
        <Trans>This computer opens them without a code, as long as you are signed in as you.</Trans>
      </p>
    );
  }
  if (error?.code === 'keys-damaged' || error?.code === 'newer-data') return null;
  return (
    <p className={styles.lead}>
      {slots.passphrase ? (
        <Trans>Type your passphrase to go on where you were.</Trans>
      ) : (
        <Trans>Everything is still here. Your recovery code opens it.</Trans>
      )}
    </p>
  );
}

function Failure({ error }: { readonly error: AppError }) {
  const { title, fix } = describeError(error);
  return (
    <div role="alert">
      <Callout tone="warning" title={title}>
        {fix}
      </Callout>
    </div>
  );
}
