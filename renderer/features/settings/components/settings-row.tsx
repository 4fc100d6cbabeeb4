import type { ReactNode } from 'react';
import styles from './settings-screen.module.css';

export type SettingsRowProps = {
  readonly title: ReactNode;
  readonly text: ReactNode;
  /** What can be done, at the far end. */
  readonly children?: ReactNode;
};

/** One line of a card in the settings. */
export function SettingsRow({ title, text, children }: SettingsRowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        <div className={styles.text}>{text}</div>
      </div>
      {children}
    </div>
  );
}
