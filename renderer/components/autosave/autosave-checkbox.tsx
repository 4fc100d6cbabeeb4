import type { ReactNode } from 'react';
import { useAutosaveField } from '../../lib/use-autosave-field.ts';
import { Checkbox } from '../checkbox/checkbox.tsx';

export type AutosaveCheckboxProps = {
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly value: boolean;
  readonly save: (value: boolean) => Promise<unknown>;
};

/** A yes or no, saved at once. */
export function AutosaveCheckbox({ value, save, children, note }: AutosaveCheckboxProps) {
  const field = useAutosaveField({ value, save, delayMs: 0 });
  return (
    <Checkbox isSelected={field.value} onChange={field.onChange} {...(note === undefined ? {} : { note })}>
      {children}
    </Checkbox>
  );
}
