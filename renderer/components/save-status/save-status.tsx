import { Trans } from '@lingui/react/macro';
import { Check, CircleAlert } from 'lucide-react';
import { describeError } from '../../lib/describe-error.ts';
import { flushAllSaves, useSaveState } from '../../lib/save-state.ts';
import { Button } from '../button/button.tsx';
import styles from './save-status.module.css';

/** Saved, Saving… or Not saved, for all fields of the window together. */
export function SaveStatus() {
  const state = useSaveState();
  return (
    <div className={styles.status} data-state={state.status} role="status">
      {state.status === 'saved' && (
        <>
          <Check aria-hidden />
          <Trans>Saved</Trans>
        </>
      )}
      {state.status === 'saving' && <Trans>Saving…</Trans>}
      {state.status === 'failed' && (
        <>
          <CircleAlert aria-hidden />
          <Trans>Not saved: {describeError(state.error).title}</Trans>
          <Button size="sm" onPress={() => void flushAllSaves()}>
            <Trans>Try again</Trans>
          </Button>
        </>
      )}
    </div>
  );
}
