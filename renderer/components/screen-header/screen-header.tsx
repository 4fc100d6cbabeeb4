import { useLingui } from '@lingui/react/macro';
import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../lib/commands.ts';
import { IconButton } from '../button/icon-button.tsx';
import { SaveStatus } from '../save-status/save-status.tsx';
import styles from './screen-header.module.css';

export type ScreenHeaderProps = {
  readonly title: ReactNode;
  /** One quiet line under the title. */
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** Off on screens where nothing is typed. */
  readonly hasSaveStatus?: boolean;
};

/** The head of a screen: where one is, whether the work is saved, and what can be done here. */
export function ScreenHeader({ title, subtitle, actions, hasSaveStatus = true }: ScreenHeaderProps) {
  const { t } = useLingui();
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1 className={styles.title}>{title}</h1>
        {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
      </div>
      <div className={styles.actions}>
        {hasSaveStatus && <SaveStatus />}
        {actions}
        <IconButton
          icon={CircleHelp}
          label={t`Help with this screen`}
          keys="F1"
          onPress={() => runCommand('show-help')}
        />
      </div>
    </header>
  );
}
