import { useLingui } from '@lingui/react/macro';
import { TextField } from '../text-field/text-field.tsx';

export type NewPassphrase = { readonly first: string; readonly again: string };

export const NO_PASSPHRASE: NewPassphrase = { first: '', again: '' };

/** Whether both fields hold the same passphrase, of at least so many characters. */
export function isGoodPassphrase({ first, again }: NewPassphrase, minLength: number): boolean {
  return first.length >= minLength && first === again;
}

export type PassphraseFieldsProps = {
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  /** Characters. */
  readonly minLength: number;
};

/** A new passphrase, typed twice because it can't be seen. */
export function PassphraseFields({ value, onChange, minLength }: PassphraseFieldsProps) {
  const { t } = useLingui();
  const { first, again } = value;
  const isShort = first !== '' && again !== '' && first.length < minLength;
  const isOther = again !== '' && again.length >= first.length && again !== first;
  return (
    <>
      <TextField
        type="password"
        label={t`New passphrase`}
        description={t`At least ${minLength} characters. Four or five words that you can remember are better than one difficult word.`}
        value={first}
        onChange={(text) => onChange({ first: text, again })}
        errorMessage={isShort ? t`Write at least ${minLength} characters.` : null}
        autoComplete="new-password"
      />
      <TextField
        type="password"
        label={t`The same passphrase again`}
        value={again}
        onChange={(text) => onChange({ first, again: text })}
        errorMessage={isOther ? t`The two are not the same.` : null}
        autoComplete="new-password"
      />
    </>
  );
}
