import { useLingui } from '@lingui/react/macro';
import { ChevronDown, ChevronUp, ListTree, Minus, MoveHorizontal, Plus } from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import { stepZoom, type Zoom } from './page-layout.ts';
import { PageBox } from './page-box.tsx';
import styles from './pdf-toolbar.module.css';

export type PdfToolbarProps = {
  readonly pageNumber: number;
  readonly pageCount: number;
  /** Zoom of the page that is read; 1 is printed size. */
  readonly factor: number;
  readonly isFitted: boolean;
  readonly hasOutline: boolean;
  readonly onGoTo: (pageNumber: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  /** Null for a document that has its own list of what is in it. */
  readonly onToggleOutline: (() => void) | null;
};

/** Page box and zoom of a PDF view. */
export function PdfToolbar(props: PdfToolbarProps) {
  const { pageNumber, pageCount, factor, onGoTo, onZoom } = props;
  const { t, i18n } = useLingui();
  if (pageCount === 0) return <div className={styles.toolbar} />;
  return (
    <Toolbar className={styles.toolbar ?? ''} aria-label={t`Document tools`}>
      {props.onToggleOutline && (
        <IconButton
          icon={ListTree}
          label={props.hasOutline ? t`Hide bookmarks` : t`Show bookmarks`}
          size="sm"
          onPress={props.onToggleOutline}
        />
      )}
      <div className={styles.pages}>
        <IconButton
          icon={ChevronUp}
          label={t`Previous page`}
          keys="PgUp"
          size="sm"
          isDisabled={pageNumber <= 1}
          onPress={() => onGoTo(pageNumber - 1)}
        />
        <PageBox pageNumber={pageNumber} pageCount={pageCount} onGoTo={onGoTo} />
        <IconButton
          icon={ChevronDown}
          label={t`Next page`}
          keys="PgDn"
          size="sm"
          isDisabled={pageNumber >= pageCount}
          onPress={() => onGoTo(pageNumber + 1)}
        />
      </div>
      <div className={styles.zoom}>
        <IconButton icon={Minus} label={t`Zoom out`} size="sm" onPress={() => onZoom(stepZoom(factor, -1))} />
        <Button
          size="sm"
          variant="quiet"
          aria-label={t`Zoom ${i18n.number(factor, { style: 'percent' })}, show at 100 %`}
          onPress={() => onZoom(1)}
        >
          <span className={styles.factor}>{i18n.number(factor, { style: 'percent', maximumFractionDigits: 0 })}</span>
        </Button>
        <IconButton icon={Plus} label={t`Zoom in`} size="sm" onPress={() => onZoom(stepZoom(factor, 1))} />
        <IconButton
          icon={MoveHorizontal}
          label={t`Fit width`}
          size="sm"
          isDisabled={props.isFitted}
          onPress={() => onZoom('fit')}
        />
      </div>
    </Toolbar>
  );
}
