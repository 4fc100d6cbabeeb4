import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './text-link.module.css';

export type TextLinkProps = { readonly to: string; readonly children: ReactNode };

/** A link to another screen, inside a text. */
export function TextLink({ to, children }: TextLinkProps) {
  return (
    <Link to={to} className={styles.link ?? ''}>
      {children}
    </Link>
  );
}
