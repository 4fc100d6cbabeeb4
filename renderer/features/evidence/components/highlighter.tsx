import { Trans, useLingui } from '@lingui/react/macro';
import { Highlighter as HighlighterIcon, Plus } from 'lucide-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { Button } from '../../../components/button/button.tsx';
import { PageOverlayProvider } from '../../../components/page-overlay/page-overlay.tsx';
import { FIRST_AREA } from '../highlight-geometry.ts';
import { HighlightList } from './highlight-list.tsx';
import { HighlightOverlay } from './highlight-overlay.tsx';
import styles from './highlighter.module.css';
import { useHighlights } from './use-highlights.ts';

/** Lays highlights over the pages that its children show, with the tools to make and change them. */
export function Highlighter({ evidence, children }: { readonly evidence: Evidence; readonly children: ReactNode }) {
  const { t } = useLingui();
  const [isEditing, setIsEditing] = useState(false);
  const highlights = useHighlights(evidence);
  const pages = useRef<HTMLDivElement>(null);
  const draw = useCallback(
    (pageNumber: number) => <HighlightOverlay pageNumber={pageNumber} highlights={highlights} isEditing={isEditing} />,
    [highlights, isEditing],
  );
  const count = highlights.list.length;
  return (
    <div className={styles.highlighter}>
      <div className={styles.bar} role="group" aria-label={t`Highlight tools`}>
        <ToggleButton className={styles.toggle ?? ''} isSelected={isEditing} onChange={setIsEditing}>
          <HighlighterIcon aria-hidden />
          {count === 0 ? <Trans>Highlight</Trans> : <Trans>Highlight ({count})</Trans>}
        </ToggleButton>
        {isEditing && (
          <>
            {count === 0 && (
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
          </>
        )}
      </div>
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
