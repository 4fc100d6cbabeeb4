import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, Highlighter } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { BarToggle } from '../../../components/bar-toggle/bar-toggle.tsx';
import { FindBar } from '../../../components/find-bar/find-bar.tsx';
import styles from './document-bar.module.css';
import type { DocumentFind } from './use-document-find.ts';

export type DocumentBarProps = {
  /** Null for a document without text. */
  readonly find: DocumentFind | null;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly isText: boolean;
  readonly onText: (isText: boolean) => void;
  readonly highlightCount: number;
  readonly isHighlighting: boolean;
  readonly onHighlighting: (isHighlighting: boolean) => void;
  /** At the far end. */
  readonly children?: ReactNode;
};

/** What can be done with a document: find words in it, show its text in place of the pages, and highlight. */
export function DocumentBar({ find, inputRef, isText, onText, children, ...highlight }: DocumentBarProps) {
  const { t } = useLingui();
  const { highlightCount, isHighlighting, onHighlighting } = highlight;
  return (
    <div className={styles.bar} role="group" aria-label={t`Document tools`}>
      {find && (
        <>
          <FindBar {...find} inputRef={inputRef} />
          <BarToggle icon={FileText} isSelected={isText} onChange={onText}>
            <Trans>Show text</Trans>
          </BarToggle>
        </>
      )}
      {!isText && (
        <BarToggle icon={Highlighter} isSelected={isHighlighting} onChange={onHighlighting}>
          {highlightCount === 0 ? <Trans>Highlight</Trans> : <Trans>Highlight ({highlightCount})</Trans>}
        </BarToggle>
      )}
      {children}
    </div>
  );
}
