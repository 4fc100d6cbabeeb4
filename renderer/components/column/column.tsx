import type { ComponentProps } from 'react';
import styles from './column.module.css';

export type ColumnProps = Omit<ComponentProps<'div'>, 'className' | 'style'> & {
  /** Room between what stands in it, in steps of 4 px. */
  readonly gap: 4 | 5 | 6 | 8;
  /** As wide as a line of text, as rows with controls need, or as wide as a table in it. */
  readonly width?: 'text' | 'rows' | 'table';
  /** As high as its panel, where something in it fills the rest. */
  readonly isTall?: boolean;
};

/** The middle of a screen that is read from the top. */
export function Column({ gap, width = 'rows', isTall = false, ...props }: ColumnProps) {
  return <div {...props} className={styles.column} data-gap={gap} data-width={width} data-tall={isTall || undefined} />;
}
