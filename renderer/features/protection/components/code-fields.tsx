import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { RECOVERY_CODE_SHAPE } from '../../../../shared/contracts/protection.ts';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { spreadTyped } from '../spread-typed.ts';
import styles from './recovery-code.module.css';

export type CodeFieldsProps = {
  /** As many as a code has; empty while nothing is typed. */
  readonly groups: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
  /** Groups, from 1, that are complete and can't be right. */
  readonly mistyped: readonly number[];
};

/** A recovery code, group by group. A full group hands the keyboard on to the next; a pasted code fills all of them. */
export function CodeFields({ groups, onChange, mistyped }: CodeFieldsProps) {
  const { t } = useLingui();
  const row = useRef<HTMLDivElement>(null);
  /** What stood in the group before an input method began to compose in it; null while none does. */
  const composedFrom = useRef<string | null>(null);
  const focus = (index: number): void => row.current?.querySelectorAll('input')[index]?.focus();
  const indexOf = (target: EventTarget): number =>
    Array.from(row.current?.querySelectorAll('input') ?? []).findIndex((input) => input === target);
  const type = (index: number, text: string, before = groups[index]): void => {
    const next = spreadTyped(groups, index, text);
    onChange(next.groups);
    if (next.last !== index || (!isFull(before) && isFull(next.groups[index])))
      focus(next.last + (isFull(next.groups[next.last]) ? 1 : 0));
  };
  return (
    <div
      ref={row}
      className={`${styles.typed} ${styles.fields}`}
      role="group"
      aria-label={t`Recovery code`}
      onCompositionStart={({ target }) => {
        composedFrom.current = groups[indexOf(target)] ?? '';
      }}
      onCompositionEnd={({ target }) => {
        const before = composedFrom.current ?? '';
        composedFrom.current = null;
        if (target instanceof HTMLInputElement) type(indexOf(target), target.value, before);
      }}
    >
      {groups.map((group, index) => {
        const number = index + 1;
        return (
          <TextField
            // The groups of a code stand in a fixed order.
            key={number}
            label={t`Group ${number}`}
            value={group}
            // While an input method composes, its text must stay as it is: a change would put the same letters in twice.
            onChange={(text) =>
              composedFrom.current === null ? type(index, text) : onChange(groups.with(index, text))
            }
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && group === '') focus(index - 1);
              // A TextField takes the keys for itself otherwise, Enter for the form included.
              else event.continuePropagation();
            }}
            errorMessage={mistyped.includes(number) ? t`Mistyped` : null}
            autoComplete="off"
            spellCheck="false"
          />
        );
      })}
    </div>
  );
}

function isFull(group: string | undefined): boolean {
  return (group ?? '').length >= RECOVERY_CODE_SHAPE.groupLength;
}
