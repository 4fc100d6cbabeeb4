import type { ReactNode } from 'react';
import styles from './dialog.module.css';

export type DialogStepProps = {
  readonly children: ReactNode;
  /** Buttons, as a dialog's. */
  readonly footer: ReactNode;
  /** What Enter in a field and the button of type submit do. */
  readonly onSubmit?: () => void;
};

/** One page of a dialog that has several, with a footer of its own; the only child of its `Dialog`. */
export function DialogStep({ children, footer, onSubmit }: DialogStepProps) {
  return (
    <form
      className={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <div className={`${styles.body} ${styles.content}`}>{children}</div>
      <footer className={styles.footer}>{footer}</footer>
    </form>
  );
}
