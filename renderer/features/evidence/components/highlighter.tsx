import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useCallback, useRef, type ReactNode } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { PageOverlayProvider } from '../../../components/page-overlay/page-overlay.tsx';
import { FIRST_AREA } from '../highlight-geometry.ts';
import { HighlightList } from './highlight-list.tsx';
import { HighlightOverlay } from './highlight-overlay.tsx';
import styles from './highlighter.module.css';
import type { Highlights } from './use-highlights.ts';

export type HighlighterProps = {
  readonly highlights: Highlights;
  readonly isEditing: boolean;
  /** What shows the pages. */
  readonly children: ReactNode;
};

/** Lays highlights over the pages that its children show, with the tools to make and change them. */
export function Highlighter({ highlights, isEditing, children }: HighlighterProps) {
  const { t } = useLingui();
  const pages = useRef<HTMLDivElement>(null);
  const draw = useCallback(
    (pageNumber: number) => <HighlightOverlay pageNumber={pageNumber} highlights={highlights} isEditing={isEditing} />,
    [highlights, isEditing],
  );
  return (
    <div className={styles.highlighter}>
      {isEditing && (
        <div className={styles.bar} role="group" aria-label={t`Highlight tools`}>
          {highlights.list.length === 0 && (
            <span className={styles.hint}>
              <Trans>Draw a rectangle on the page.</Trans>
            </span>
          )}
          <Button
            size="sm"
            variant="quiet"
            icon={Plus}
            onPress={() => void highlights.add(findPageInView(pages.current), FIRST_AREA)}
          >
            <Trans>Add in the middle of the page</Trans>
          </Button>
        </div>
      )}
      <div className={styles.body}>
        <div ref={pages} className={styles.pages}>
          <PageOverlayProvider value={draw}>{children}</PageOverlayProvider>
        </div>
        {isEditing && <HighlightList highlights={highlights} />}
      </div>
    </div>
  );
}

/** The page of which most is to be seen, 1-based. */
function findPageInView(container: HTMLElement | null): number {
  if (!container) return 1;
  const view = container.getBoundingClientRect();
  let best = { pageNumber: 1, shown: 0 };
  for (const page of container.querySelectorAll<HTMLElement>('[data-page-number]')) {
    const box = page.getBoundingClientRect();
    const shown = Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top);
    if (shown > best.shown) best = { pageNumber: Number(page.dataset['pageNumber']), shown };
  }
  return best.pageNumber;
}
