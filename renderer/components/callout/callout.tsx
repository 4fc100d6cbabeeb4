import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './callout.module.css';

export type CalloutProps = {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert };

/** A sentence that must not be missed, in the place that it is about. */
export function Callout({ tone, title, children, action }: CalloutProps) {
  const Icon = ICONS[tone];
  return (
    <div className={styles.callout} data-tone={tone}>
      <Icon aria-hidden />
      <div className={styles.text}>
        {title !== undefined && <div className={styles.title}>{title}</div>}
        <div>{children}</div>
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
