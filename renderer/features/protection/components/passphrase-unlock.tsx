import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import type { Unlock } from '../unlock.ts';
import styles from './lock-screen.module.css';

/** Opens by the passphrase. */
export function PassphraseUnlock({ unlock, isWorking }: { readonly unlock: Unlock; readonly isWorking: boolean }) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '' && !isWorking) void unlock({ by: 'passphrase', passphrase });
      }}
    >
      <TextField
        type="password"
        label={t`Passphrase`}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
        autoComplete="current-password"
      />
      <Button type="submit" variant="primary" isDisabled={passphrase === ''} isPending={isWorking}>
        <Trans>Unlock</Trans>
      </Button>
    </form>
  );
}
