import { LoaderCircle, type LucideIcon } from 'lucide-react';
import { Button as AriaButton, composeRenderProps, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style'> & {
  /** `primary`: the one thing to do next, at most one in view. `quiet`: no edge until it is pointed at. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'md' | 'sm' | 'lg';
  readonly icon?: LucideIcon;
  /** Drawn behind the text, for `Continue →`. */
  readonly iconAfter?: LucideIcon;
};

/** A button with text; `isPending` while what it started goes on. For one with only a picture see IconButton. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon: Icon,
  iconAfter: IconAfter,
  ...props
}: ButtonProps) {
  return (
    <AriaButton {...props} className={styles.button ?? ''} data-variant={variant} data-size={size}>
      {composeRenderProps(props.children, (children) => (
        <>
          {props.isPending ? (
            <LoaderCircle className={`${styles.icon} ${styles.spinner}`} aria-hidden />
          ) : (
            Icon && <Icon className={styles.icon} aria-hidden />
          )}
          {children}
          {IconAfter && <IconAfter className={styles.icon} aria-hidden />}
        </>
      ))}
    </AriaButton>
  );
}
