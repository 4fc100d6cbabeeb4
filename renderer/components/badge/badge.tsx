import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type BadgeTone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

export type BadgeProps = { readonly children: ReactNode; readonly tone?: BadgeTone; readonly icon?: LucideIcon };

/** A word or two about a thing's state. */
export function Badge({ children, tone = 'neutral', icon: Icon }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {Icon && <Icon aria-hidden />}
      {children}
    </span>
  );
}

export type ExhibitBadgeProps = {
  /** The exhibit's letter, or null for evidence that is left out. */
  readonly label: string | null;
  /** Read aloud in front of the letter. */
  readonly name: string;
};

/** An exhibit's letter as it is shown everywhere. */
export function ExhibitBadge({ label, name }: ExhibitBadgeProps) {
  return (
    <span className={styles.exhibit} data-out={label === null || undefined} role="img" aria-label={name}>
      {label ?? '–'}
    </span>
  );
}
