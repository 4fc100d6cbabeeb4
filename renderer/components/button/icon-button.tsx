import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from '../tooltip/tooltip.tsx';
import styles from './button.module.css';

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly icon: LucideIcon;
  /** Its name, shown as a tooltip and read aloud. */
  readonly label: string;
  /** Keys that do the same, shown in the tooltip. */
  readonly keys?: string;
  readonly variant?: 'secondary' | 'quiet';
  readonly size?: 'md' | 'sm';
};

/** A button that shows only a picture. */
export function IconButton({ icon: Icon, label, keys, variant = 'quiet', size = 'md', ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...props}
        aria-label={label}
        className={`${styles.button} ${styles.iconOnly}`}
        data-variant={variant}
        data-size={size}
      >
        <Icon className={styles.icon} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
