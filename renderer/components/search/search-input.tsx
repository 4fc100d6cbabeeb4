import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button, Input, SearchField, type SearchFieldProps } from 'react-aria-components';
import styles from './search-input.module.css';

export type SearchInputProps = Pick<SearchFieldProps, 'value' | 'onChange' | 'onSubmit' | 'autoFocus' | 'maxLength'> & {
  /** Read aloud. */
  readonly label: string;
  readonly placeholder: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Before the box itself takes the key. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly size?: 'md' | 'sm';
};

/** A box to search with: its sign, the words, and what empties it. */
export function SearchInput({ label, placeholder, inputRef, onKey, size = 'md', ...props }: SearchInputProps) {
  return (
    <SearchField {...props} aria-label={label} className={styles.search ?? ''} data-size={size}>
      <Search className={styles.icon} aria-hidden />
      <Input ref={inputRef} className={styles.input ?? ''} placeholder={placeholder} onKeyDownCapture={onKey} />
      <Button className={styles.clear ?? ''}>
        <X aria-hidden />
      </Button>
    </SearchField>
  );
}
