import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { DropIndicator, GridList, GridListItem, ListLayout, Virtualizer, useDragAndDrop } from 'react-aria-components';
import type { FindingLevel } from '../../../../shared/domain/finding.ts';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { RowKeys } from '../../../components/row-keys/row-keys.tsx';
import { useRem } from '../../../lib/use-rem.ts';
import { moveBeside, type EvidenceRow } from '../packet-order.ts';
import { EvidenceRowView } from './evidence-row-view.tsx';
import { RowContext } from './row-context.ts';
import styles from './evidence-list.module.css';
import { useGrowingRows } from './use-growing-rows.ts';
import { useEvidenceActions } from './use-evidence-actions.ts';

export type EvidenceListProps = {
  readonly caseId: CaseId;
  /** All rows of the case, in order. */
  readonly rows: readonly EvidenceRow[];
  /** Those that are shown. Order can be changed only while all are. */
  readonly shown: readonly EvidenceRow[];
  readonly levels: ReadonlyMap<string, FindingLevel>;
  readonly selectedId: EvidenceId;
  readonly onSelect: (evidenceId: EvidenceId) => void;
};

/** Height of every row: one that is known without looking makes any length of list quick. */
const ROW_HEIGHT_REM = 3.875;
const GAP = 1;

/**
 * The list in packet order; only the rows in view exist. Dragging, Alt+arrows and each row's menu move a document; Delete
 * removes it.
 */
export function EvidenceList({ caseId, rows, shown, levels, selectedId, onSelect }: EvidenceListProps) {
  const { t } = useLingui();
  const actions = useEvidenceActions(caseId, rows, onSelect);
  const canMove = shown === rows;
  const rowHeight = useRem() * ROW_HEIGHT_REM;
  const list = useRef<HTMLDivElement>(null);
  const items = useGrowingRows(shown, selectedId);
  const { dragAndDropHooks } = useDragAndDrop<EvidenceRow>({
    isDisabled: !canMove,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const ids = rows.map((row) => row.evidence.id);
      const moved = new Set([...keys].map((key) => String(key) as EvidenceId));
      actions.reorder(moveBeside(ids, moved, String(target.key) as EvidenceId, target.dropPosition));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.indicator ?? ''} />,
  });
  useSelectedInView(list, shown, selectedId, rowHeight);
  const onRowKey = (rowId: string, event: React.KeyboardEvent): void => {
    const row = rows.find((one) => one.evidence.id === rowId);
    if (!row) return;
    const isUp = event.key === 'ArrowUp';
    if (canMove && event.altKey && (isUp || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      actions.move(row, isUp ? -1 : 1);
    } else if (event.key === 'F2') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[data-fact=title] input')?.focus();
    } else if (event.key === 'Delete' && !event.altKey) {
      event.stopPropagation();
      void actions.remove(row);
    }
  };
  return (
    <RowKeys onRowKey={onRowKey} className={styles.keys}>
      <RowContext value={{ rows, levels, actions, canMove }}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, gap: GAP }}>
          <GridList
            ref={list}
            aria-label={t`Documents`}
            className={styles.list ?? ''}
            items={items}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[selectedId]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys;
              if (key !== undefined) onSelect(String(key) as EvidenceId);
            }}
            dragAndDropHooks={dragAndDropHooks}
            keyboardNavigationBehavior="arrow"
          >
            {(row) => (
              <GridListItem
                id={row.evidence.id}
                textValue={row.evidence.title}
                className={styles.row ?? ''}
                data-out={!row.evidence.include || undefined}
              >
                <EvidenceRowView row={row} />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </RowContext>
    </RowKeys>
  );
}

/** Brings the chosen row into view when another one is chosen from outside: by a search, an import, a finding. */
function useSelectedInView(
  list: React.RefObject<HTMLDivElement | null>,
  shown: readonly EvidenceRow[],
  selectedId: EvidenceId,
  rowHeight: number,
): void {
  const latest = useRef({ shown, rowHeight });
  useEffect(() => {
    latest.current = { shown, rowHeight };
  });
  useEffect(() => {
    const { shown, rowHeight } = latest.current;
    const index = shown.findIndex((row) => row.evidence.id === selectedId);
    const box = list.current;
    if (index < 0 || !box) return;
    const top = index * (rowHeight + GAP);
    const isBelow = top + rowHeight > box.scrollTop + box.clientHeight;
    if (top < box.scrollTop) box.scrollTo({ top });
    else if (isBelow) box.scrollTo({ top: top + rowHeight - box.clientHeight });
  }, [list, selectedId]);
}
