import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

export type DisclosureProps = {
  /** The words to press. */
  readonly label: ReactNode;
  /** Open from the start. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
};

/** Something that is read once at most, folded under a few words. */
export function Disclosure({ label, isOpen = false, children }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={isOpen}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
