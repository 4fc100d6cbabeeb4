import { Trans, useLingui } from '@lingui/react/macro';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { findTarget, type PdfTarget } from './find-target.ts';
import styles from './pdf-outline.module.css';

export type PdfOutlineProps = { readonly pdf: PDFDocumentProxy; readonly onFollow: (target: PdfTarget) => void };

type Bookmark = { readonly title: string; readonly depth: number; readonly target: PdfTarget | undefined };

/** More than this many bookmarks aren't listed: a damaged file may have millions. */
const BOOKMARKS_MAX = 2000;

/** The document's bookmarks, as they are nested. */
export function PdfOutline({ pdf, onFollow }: PdfOutlineProps) {
  const { t } = useLingui();
  const [bookmarks, setBookmarks] = useState<readonly Bookmark[] | null>(null);
  useEffect(() => {
    let isGone = false;
    listBookmarks(pdf).then(
      (found) => {
        if (!isGone) setBookmarks(found);
      },
      () => {
        if (!isGone) setBookmarks([]);
      },
    );
    return () => {
      isGone = true;
    };
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

type OutlineNode = { readonly title: string; readonly dest: unknown; readonly items: readonly OutlineNode[] };

async function listBookmarks(pdf: PDFDocumentProxy): Promise<readonly Bookmark[]> {
  const roots = ((await pdf.getOutline()) ?? []) as readonly OutlineNode[];
  const flat: { readonly node: OutlineNode; readonly depth: number }[] = [];
  const visit = (nodes: readonly OutlineNode[], depth: number): void => {
    for (const node of nodes) {
      if (flat.length >= BOOKMARKS_MAX) return;
      flat.push({ node, depth });
      visit(node.items, depth + 1);
    }
  };
  visit(roots, 0);
  return Promise.all(
    flat.map(async ({ node, depth }) => ({ title: node.title, depth, target: await findTarget(pdf, node.dest) })),
  );
}
