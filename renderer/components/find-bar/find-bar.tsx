import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { IconButton } from '../button/icon-button.tsx';
import { SearchInput } from '../search/search-input.tsx';
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
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  return (
    <div className={styles.bar} data-asked={isAsked || undefined}>
      <div className={styles.search}>
        <SearchInput
          label={t`Find in this document`}
          placeholder={t`Find`}
          size="sm"
          value={query}
          onChange={onQuery}
          maxLength={200}
          {...{ inputRef, onKey }}
        />
      </div>
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
