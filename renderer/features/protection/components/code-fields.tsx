import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { RECOVERY_CODE_SHAPE } from '../../../../shared/contracts/protection.ts';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { spreadTyped } from '../spread-typed.ts';
import styles from './code-fields.module.css';

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
  const focus = (index: number): void => row.current?.querySelectorAll('input')[index]?.focus();
  const type = (index: number, text: string): void => {
    const next = spreadTyped(groups, index, text);
    onChange(next.groups);
    const wasFull = (groups[index] ?? '').length >= RECOVERY_CODE_SHAPE.groupLength;
    if (next.last !== index || (!wasFull && isFull(next.groups[index])))
      focus(next.last + (isFull(next.groups[next.last]) ? 1 : 0));
  };
  return (
    <div ref={row} className={styles.row} role="group" aria-label={t`Recovery code`}>
      {groups.map((group, index) => {
        const number = index + 1;
        return (
          <TextField
            // The groups of a code stand in a fixed order.
            key={number}
            label={t`Group ${number}`}
            value={group}
            onChange={(text) => type(index, text)}
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
