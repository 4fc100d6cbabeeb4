import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../button/button.tsx';
import styles from './dialog.module.css';

export type DialogFooterProps = {
  readonly onCancel: () => void;
  /** Instead of “Cancel”, where leaving means something else. */
  readonly cancelLabel?: string;
  /** Whether the keyboard starts on the way out: where the other button is dangerous. */
  readonly startsOnCancel?: boolean;
  /** What else can be done; it stands apart, at the start of the line. */
  readonly aside?: ReactNode;
  /** The button that does it. */
  readonly children?: ReactNode;
};

/** The buttons of a dialog in the order of every dialog: something else, the way out, the one that does it. */
export function DialogFooter({ onCancel, cancelLabel, startsOnCancel = false, aside, children }: DialogFooterProps) {
  return (
    <>
      {aside && <div className={styles.aside}>{aside}</div>}
      <Button autoFocus={startsOnCancel} onPress={onCancel}>
        {cancelLabel ?? <Trans>Cancel</Trans>}
      </Button>
      {children}
    </>
  );
}
