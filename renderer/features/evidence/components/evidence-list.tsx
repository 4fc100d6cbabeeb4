import { useLingui } from '@lingui/react/macro';
import { GripVertical } from 'lucide-react';
import { Button as AriaButton, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { RowKeys } from '../../../components/row-keys/row-keys.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { moveBeside, type EvidenceRow } from '../packet-order.ts';
import { KindIcon } from './kind-icon.tsx';
import { RowFindings } from './row-findings.tsx';
import { RowMenu } from './row-menu.tsx';
import styles from './evidence-list.module.css';
import { useEvidenceActions } from './use-evidence-actions.ts';

export type EvidenceListProps = {
  readonly caseId: CaseId;
  readonly rows: readonly EvidenceRow[];
  readonly selectedId: EvidenceId;
  readonly onSelect: (evidenceId: EvidenceId) => void;
};

/** The list in packet order. Dragging, Alt+arrows and each row's menu move a document; Delete removes it. */
export function EvidenceList({ caseId, rows, selectedId, onSelect }: EvidenceListProps) {
  const { t } = useLingui();
  const actions = useEvidenceActions(caseId, rows, onSelect);
  const ids = rows.map((row) => row.evidence.id);
  const { dragAndDropHooks } = useDragAndDrop<EvidenceRow>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return;
      const moved = new Set([...keys].map((key) => String(key) as EvidenceId));
      actions.reorder(moveBeside(ids, moved, String(target.key) as EvidenceId, target.dropPosition));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.indicator ?? ''} />,
  });
  const onRowKey = (rowId: string, event: React.KeyboardEvent): void => {
    const row = rows.find((one) => one.evidence.id === rowId);
    if (!row) return;
    const isUp = event.key === 'ArrowUp';
    if (event.altKey && (isUp || event.key === 'ArrowDown')) {
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
    <RowKeys onRowKey={onRowKey}>
      <GridList
        aria-label={t`Documents`}
        className={styles.list ?? ''}
        items={rows.map((row) => ({ ...row, id: row.evidence.id }))}
        dependencies={[rows]}
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
        {(row) => <DocumentRow row={row} rows={rows} actions={actions} />}
      </GridList>
    </RowKeys>
  );
}

type DocumentRowProps = {
  readonly row: EvidenceRow;
  readonly rows: readonly EvidenceRow[];
  readonly actions: ReturnType<typeof useEvidenceActions>;
};

function DocumentRow({ row, rows, actions }: DocumentRowProps) {
  const { t } = useLingui();
  const { documentTypes } = useAnswer('catalogue.get', {});
  const { evidence, label } = row;
  const pageCount = evidence.pages?.length ?? evidence.file.pageCount;
  return (
    <GridListItem
      id={evidence.id}
      textValue={evidence.title}
      className={styles.row ?? ''}
      data-out={!evidence.include || undefined}
    >
      <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t`Move ${evidence.title}`}>
        <GripVertical aria-hidden />
      </AriaButton>
      <ExhibitBadge label={label} name={label === null ? t`Left out` : t`Exhibit ${label}`} />
      <div className={styles.words}>
        <div className={styles.title}>{evidence.title}</div>
        <div className={styles.sub}>
          <KindIcon kind={evidence.file.kind} />
          <span>{evidence.include ? labelOf(documentTypes, evidence.type) : t`Left out`}</span>
          <RowFindings evidence={evidence} />
          <span className={styles.pages}>{t`${pageCount} p.`}</span>
        </div>
      </div>
      <RowMenu row={row} rows={rows} actions={actions} />
    </GridListItem>
  );
}
