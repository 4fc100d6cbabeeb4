import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

export type DisclosureProps = {
  /** The words to press. */
  readonly label: ReactNode;
  /** Open from the start; with `onToggle`, open now. */
  readonly isOpen?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ReactNode;
};

/** Something that is read once at most, folded under a few words; the one look of all folds. */
export function Disclosure({ label, isOpen = false, onToggle, children }: DisclosureProps) {
  return (
    <details
      className={styles.disclosure}
      open={isOpen}
      onToggle={(event) => {
        // A fold inside this one tells of itself by the same event.
        if (event.target === event.currentTarget) onToggle?.(event.currentTarget.open);
      }}
    >
      <summary>
        <ChevronRight aria-hidden />
        <span>{label}</span>
      </summary>
      {children}
    </details>
  );
}
