import { useId, type ReactNode } from 'react';
import styles from './card.module.css';

export type SectionProps = {
  readonly title: string;
  /** Beside the title, at the far end. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** A titled part of a screen. */
export function Section({ title, aside, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

export type CardProps = { readonly children: ReactNode; readonly padding?: 'none' | 'md' };

/** A plane of its own on the canvas. */
export function Card({ children, padding = 'md' }: CardProps) {
  return (
    <div className={styles.card} data-padding={padding}>
      {children}
    </div>
  );
}
