import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import styles from './pdf-toolbar.module.css';

export type PageBoxProps = {
  readonly pageNumber: number;
  readonly pageCount: number;
  readonly onGoTo: (pageNumber: number) => void;
};

/** Page [3] of 31. Enter goes to the number that was typed. */
export function PageBox({ pageNumber, pageCount, onGoTo }: PageBoxProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<string | null>(null);
  const goTo = (): void => {
    const wanted = Number.parseInt(typed ?? '', 10);
    if (Number.isInteger(wanted)) onGoTo(Math.min(Math.max(wanted, 1), pageCount));
    setTyped(null);
  };
  return (
    <span className={styles.box}>
      <TextField
        aria-label={t`Page, of ${pageCount}`}
        value={typed ?? (pageCount === 0 ? '' : String(pageNumber))}
        onChange={setTyped}
        onBlur={() => setTyped(null)}
        isDisabled={pageCount === 0}
        inputMode="numeric"
        maxLength={5}
      >
        <Input
          className={styles.input ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') goTo();
            else if (event.key === 'Escape') setTyped(null);
          }}
        />
      </TextField>
      <span className={styles.of}>
        <Trans>of {pageCount}</Trans>
      </span>
    </span>
  );
}
