import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { SearchInput } from './search-input.tsx';

export type SearchBoxProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the keyboard as soon as it is there. */
  readonly hasFocus?: boolean;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Where the results are: the arrow down goes there, and the arrow up from the first of them comes back. */
  readonly resultsRef: RefObject<HTMLElement | null>;
  /** Enter. */
  readonly onSubmit: () => void;
};

/** The box of a search whose results lie elsewhere in the page. */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, value, onChange, hasFocus = false, inputRef, resultsRef, onSubmit } = props;
  useArrowBack(inputRef, resultsRef);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
    const first = resultsRef.current?.querySelector<HTMLElement>('[role=row]');
    if (!first) return;
    event.preventDefault();
    first.focus();
  };
  return (
    <SearchInput {...{ label, placeholder, value, onChange, onSubmit, inputRef }} autoFocus={hasFocus} onKey={onKey} />
  );
}

function useArrowBack(inputRef: RefObject<HTMLInputElement | null>, resultsRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'ArrowUp' || event.altKey) return;
      const first = resultsRef.current?.querySelector('[role=row]');
      if (!first?.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      inputRef.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [inputRef, resultsRef]);
}
