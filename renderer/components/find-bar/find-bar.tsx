import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { IconButton } from '../button/icon-button.tsx';
import styles from './find-bar.module.css';

export type FindBarProps = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hitCount: number;
  /** 0-based. */
  readonly hitIndex: number;
  /** To the next hit (1) or the one before (-1); around the end. */
  readonly onStep: (direction: 1 | -1) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
};

/** Finds words in the document that is shown: how many, and from one to the next. */
export function FindBar({ query, onQuery, hitCount, hitIndex, onStep, inputRef }: FindBarProps) {
  const { t } = useLingui();
  const isAsked = query.trim() !== '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  return (
    <div className={styles.bar} data-asked={isAsked || undefined}>
      <SearchField
        aria-label={t`Find in this document`}
        className={styles.search ?? ''}
        value={query}
        onChange={onQuery}
        maxLength={200}
      >
        <Search className={styles.icon} aria-hidden />
        <Input ref={inputRef} className={styles.input ?? ''} placeholder={t`Find`} onKeyDown={onKeyDown} />
        <AriaButton className={styles.clear ?? ''}>
          <X aria-hidden />
        </AriaButton>
      </SearchField>
      <span className={styles.count} role="status">
        {isAsked &&
          (hitCount === 0 ? (
            <Trans>Not found</Trans>
          ) : (
            <Trans>
              {hitIndex + 1} of {hitCount}
            </Trans>
          ))}
      </span>
      {isAsked && (
        <>
          <IconButton
            icon={ChevronUp}
            label={t`Previous place`}
            keys="Shift+Enter"
            size="sm"
            isDisabled={hitCount === 0}
            onPress={() => onStep(-1)}
          />
          <IconButton
            icon={ChevronDown}
            label={t`Next place`}
            keys="Enter"
            size="sm"
            isDisabled={hitCount === 0}
            onPress={() => onStep(1)}
          />
        </>
      )}
    </div>
  );
}
