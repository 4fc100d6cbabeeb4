import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** What every field has in common. */
export type FieldText = {
  readonly label: string;
  /** Kept for people who can't see the screen, when the surroundings already name the field. */
  readonly isLabelHidden?: boolean;
  readonly description?: string | undefined;
  readonly errorMessage?: string | null | undefined;
};

export type FieldFrameProps = FieldText & { readonly children: ReactNode };

/** Label, control, help and fault of a field, in this order. Lies inside a React Aria field, which ties them together. */
export function FieldFrame({ label, isLabelHidden = false, description, errorMessage, children }: FieldFrameProps) {
  return (
    <>
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      {children}
      {description !== undefined && description !== '' && !errorMessage && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{errorMessage ?? undefined}</FieldError>
    </>
  );
}
