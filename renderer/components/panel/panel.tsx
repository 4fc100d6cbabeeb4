import type { ReactNode } from 'react';
import styles from './panel.module.css';

export type PanelProps = {
  /** Read aloud when F6 comes to it. */
  readonly label: string;
  readonly children: ReactNode;
  readonly plane?: 'canvas' | 'side';
  readonly className?: string | undefined;
};

/** A part of the window that scrolls by itself and that F6 moves to. */
export function Panel({ label, children, plane = 'canvas', className }: PanelProps) {
  return (
    <section
      className={`${styles.panel} ${className ?? ''}`}
      data-plane={plane}
      aria-label={label}
      data-panel=""
      tabIndex={0}
    >
      {children}
    </section>
  );
}
