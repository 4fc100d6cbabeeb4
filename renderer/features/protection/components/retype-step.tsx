import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { AppErrorException } from '../../../../shared/errors.ts';
import { Button } from '../../../components/button/button.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { DialogStep } from '../../../components/dialog/dialog-step.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { showFailure } from '../../../lib/change.ts';
import { tryCall } from '../../../lib/client.ts';
import styles from './recovery-code.module.css';

export type RetypeStepProps = {
  /** The groups, from 1, to type. */
  readonly asked: readonly number[];
  readonly passphrase: string | null;
  readonly onBack: () => void;
  readonly onEnd: () => void;
};

/** The code becomes valid when two of its groups were typed from the paper. */
export function RetypeStep({ asked, passphrase, onBack, onEnd }: RetypeStepProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<readonly string[]>(asked.map(() => ''));
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [isWorking, setIsWorking] = useState(false);
  const isComplete = typed.every((text) => text.trim() !== '');
  const confirm = async (): Promise<void> => {
    if (!isComplete || isWorking) return;
    setIsWorking(true);
    const answer = await tryCall('protection.confirmRecoveryCode', { typed: [...typed], passphrase });
    setIsWorking(false);
    if (answer.ok) onEnd();
    else if (answer.error.code === 'code-mistyped') setWrong(answer.error.details.groups);
    else showFailure(new AppErrorException(answer.error));
  };
  return (
    <DialogStep
      onSubmit={() => void confirm()}
      footer={
        <DialogFooter onCancel={onBack} cancelLabel={t`Show the code again`}>
          <Button variant="primary" type="submit" isDisabled={!isComplete} isPending={isWorking}>
            <Trans>Confirm</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <p>
        <Trans>Type them from your paper, so that you know that it can be read.</Trans>
      </p>
      <div className={`${styles.asked} ${styles.fields}`}>
        {asked.map((number, index) => (
          <TextField
            key={number}
            label={t`Group ${number}`}
            value={typed[index] ?? ''}
            onChange={(text) => {
              setTyped(typed.with(index, text));
              setWrong(wrong.filter((other) => other !== number));
            }}
            errorMessage={wrong.includes(number) ? t`This is not group ${number}. Compare it with your paper.` : null}
            autoFocus={index === 0}
            autoComplete="off"
            spellCheck="false"
          />
        ))}
      </div>
    </DialogStep>
  );
}
