import type { ReactNode } from 'react';
import styles from './page-head.module.css';

export type PageHeadProps = {
  readonly title: string;
  /** Why we ask. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of a page of the review. */
export function PageHead({ title, children, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h2 className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <p className={styles.why}>{children}</p>
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
