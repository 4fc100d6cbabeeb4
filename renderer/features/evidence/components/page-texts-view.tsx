import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { holdsSearchWord, listSearchWords } from '../../../../shared/domain/find-in-pages.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';
import { Panel } from '../../../components/panel/panel.tsx';
import styles from './page-texts-view.module.css';

export type PageTextsViewProps = {
  readonly title: string;
  readonly texts: readonly PageText[];
  /** Words to mark; empty for none. */
  readonly query: string;
};

/** The text that was read from a document, page by page, to select and copy. */
export function PageTextsView({ title, texts, query }: PageTextsViewProps) {
  const { t } = useLingui();
  const pages = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer Chromium answers a scroll with a promise, which React would take for a clean-up. Nearest: the
    // middle would scroll the window too.
    pages.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
  }, [query]);
  return (
    <Panel label={t`Text of ${title}`} className={styles.texts}>
      <div ref={pages}>
        {texts.map((page) => (
          <section key={page.pageNumber} className={styles.page}>
            <h2 className={styles.head}>
              <Trans>Page {page.pageNumber}</Trans>
              <span className={styles.source} data-source={page.source}>
                {page.source === 'layer' ? t`Read from the document` : t`Recognised, may contain mistakes`}
              </span>
            </h2>
            <p className={styles.text}>
              <MarkedText text={page.text} query={query} />
            </p>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function MarkedText({ text, query }: { readonly text: string; readonly query: string }) {
  const wanted = listSearchWords(query);
  if (wanted.length === 0) return text;
  return text
    .split(/(\s+)/u)
    .map((piece, index) => (holdsSearchWord(piece, wanted) ? <mark key={index}>{piece}</mark> : piece));
}
