import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../button/button.tsx';
import { TextField } from '../text-field/text-field.tsx';
import styles from './reason-form.module.css';

export type ReasonFormProps = {
  readonly onCancel: () => void;
  readonly onDone: (reason: string) => Promise<void>;
  /** What is asked; else why a finding isn't followed. */
  readonly label?: string;
  readonly doneLabel?: string;
};

/** Asks why a finding isn't followed, or something else that needs a note. */
export function ReasonForm({ onCancel, onDone, label, doneLabel }: ReasonFormProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const isEmpty = reason.trim() === '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) void onDone(reason.trim());
      }}
    >
      <TextField
        label={label ?? t`Why it is right as it is`}
        description={t`Kept with the appeal. The packet doesn’t show it.`}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
      />
      <div className={styles.foot}>
        <Button size="sm" onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button size="sm" variant="primary" type="submit" isDisabled={isEmpty}>
          {doneLabel ?? <Trans>Set aside</Trans>}
        </Button>
      </div>
    </form>
  );
}
