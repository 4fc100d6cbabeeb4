import { Trans, useLingui } from '@lingui/react/macro';
import { FileText } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';
import { FindBar } from '../../../components/find-bar/find-bar.tsx';
import styles from './document-bar.module.css';
import type { DocumentFind } from './use-document-find.ts';

export type DocumentBarProps = {
  readonly find: DocumentFind;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly isText: boolean;
  readonly onText: (isText: boolean) => void;
  /** At the far end. */
  readonly children?: ReactNode;
};

/** What can be done with the text of a document: find words in it, and show it in place of the pages. */
export function DocumentBar({ find, inputRef, isText, onText, children }: DocumentBarProps) {
  const { t } = useLingui();
  return (
    <div className={styles.bar} role="group" aria-label={t`Text tools`}>
      <FindBar {...find} inputRef={inputRef} />
      <ToggleButton className={styles.toggle ?? ''} isSelected={isText} onChange={onText}>
        <FileText aria-hidden />
        <Trans>Show text</Trans>
      </ToggleButton>
      {children}
    </div>
  );
}
