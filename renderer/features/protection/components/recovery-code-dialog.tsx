import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CallOutput } from '../../../../shared/contracts/index.ts';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useProtectionAsk, type ProtectionReason } from '../../../lib/protection-ask.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { DeclineStep } from './decline-step.tsx';
import { ExplainStep } from './explain-step.tsx';
import { RetypeStep } from './retype-step.tsx';
import { WriteDownStep } from './write-down-step.tsx';

/** Shown while something asks about protection; see `askForProtection`. */
export function RecoveryCodeDialog() {
  const ask = useProtectionAsk();
  return ask && <OpenDialog reason={ask.reason} onEnd={ask.end} />;
}

type Step = 'explain' | 'decline' | 'write-down' | 'retype';
type NewCode = CallOutput<'protection.makeRecoveryCode'>;

type OpenDialogProps = { readonly reason: ProtectionReason; readonly onEnd: (isDone: boolean) => void };

function OpenDialog({ reason, onEnd }: OpenDialogProps) {
  const { t } = useLingui();
  const status = useAnswer('protection.status', {});
  const [step, setStep] = useState<Step>('explain');
  const [code, setCode] = useState<NewCode | null>(null);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const titles: Readonly<Record<Step, string>> = {
    explain: reason === 'first-paper' ? t`Before your first paper is stored` : explainTitle(),
    decline: t`Store without protection?`,
    'write-down': t`Your recovery code`,
    retype: t`Type two groups of your code`,
  };
  function explainTitle(): string {
    return reason === 'protect' ? t`Protect your papers` : t`New recovery code`;
  }
  const makeCode = async (chosen: string | null): Promise<void> => {
    const made = code ?? (await tryChange('protection.makeRecoveryCode', {}));
    if (!made) return;
    setPassphrase(chosen);
    setCode(made);
    setStep('write-down');
  };
  const decline = async (): Promise<void> => {
    if (await tryChange('protection.decline', {})) onEnd(true);
  };
  const end = (): void => {
    showToast({ tone: 'success', text: t`Your recovery code is valid now` });
    onEnd(true);
  };
  return (
    <Dialog title={titles[step]} isOpen onClose={() => onEnd(false)} size={step === 'write-down' ? 'lg' : 'md'}>
      {step === 'explain' && (
        <ExplainStep
          reason={reason}
          status={status}
          onCancel={() => onEnd(false)}
          onDecline={() => setStep('decline')}
          onNext={(chosen) => void makeCode(chosen)}
        />
      )}
      {step === 'decline' && <DeclineStep onBack={() => setStep('explain')} onDecline={() => void decline()} />}
      {step === 'write-down' && code && (
        <WriteDownStep groups={code.groups} onBack={() => setStep('explain')} onNext={() => setStep('retype')} />
      )}
      {step === 'retype' && code && (
        <RetypeStep asked={code.asked} passphrase={passphrase} onBack={() => setStep('write-down')} onEnd={end} />
      )}
    </Dialog>
  );
}
