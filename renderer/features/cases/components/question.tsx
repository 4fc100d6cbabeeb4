import type { ReactNode } from 'react';
import styles from './new-case-screen.module.css';

export type QuestionProps = {
  readonly title: string;
  /** Why we ask. */
  readonly why: ReactNode;
  readonly children: ReactNode;
};

/** One page of a new appeal. */
export function Question({ title, why, children }: QuestionProps) {
  return (
    <>
      <h1 className={styles.title} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles.why}>{why}</p>
      <div className={styles.fields}>{children}</div>
    </>
  );
}
