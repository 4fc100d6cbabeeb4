import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Bookmark, PdfTarget } from '../../lib/pdf/pdf-calls.ts';
import styles from './pdf-outline.module.css';
import type { OpenPdf } from './use-pdf.ts';

export type PdfOutlineProps = { readonly pdf: OpenPdf; readonly onFollow: (target: PdfTarget) => void };

/** The document's bookmarks, as they are nested. */
export function PdfOutline({ pdf, onFollow }: PdfOutlineProps) {
  const { t } = useLingui();
  const [bookmarks, setBookmarks] = useState<readonly Bookmark[] | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    pdf.thread.call('listBookmarks', { url: pdf.url }, abort.signal).then(setBookmarks, () => {
      if (!abort.signal.aborted) setBookmarks([]);
    });
    return () => abort.abort();
  }, [pdf]);
  return (
    <nav className={styles.outline} aria-label={t`Bookmarks`}>
      {bookmarks?.length === 0 && (
        <p className={styles.empty}>
          <Trans>This document has no bookmarks.</Trans>
        </p>
      )}
      <ul>
        {bookmarks?.map(({ title, depth, target }, index) => (
          <li key={index}>
            <button
              type="button"
              className={styles.bookmark}
              style={{ paddingInlineStart: 10 + depth * 14 }}
              disabled={!target}
              onClick={() => target && onFollow(target)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
