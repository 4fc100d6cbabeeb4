import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import styles from './bar-toggle.module.css';

export type BarToggleProps = {
  readonly icon: LucideIcon;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
};

/** A switch in the bar above a document: another view or another tool. */
export function BarToggle({ icon: Icon, isSelected, onChange, children }: BarToggleProps) {
  return (
    <ToggleButton className={styles.toggle ?? ''} isSelected={isSelected} onChange={onChange}>
      <Icon aria-hidden />
      {children}
    </ToggleButton>
  );
}
