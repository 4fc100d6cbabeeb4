import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Suspense, type CSSProperties } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { TableView as Table } from '../../../../shared/domain/printed.ts';
import { useAnswer, useAnswerWhen } from '../../../lib/use-answer.ts';
import { useRowWindow } from '../use-row-window.ts';
import styles from './printed-view.module.css';

/** Rows that are asked for together. */
const CHUNK_ROWS = 200;
const ROW_PX = 26;

type Row = Table['rows'][number];

/** A table as rows and columns. Only what is in view is asked for and drawn, however long the table is. */
export function TableView({ evidence }: { readonly evidence: Evidence }) {
  return (
    <Suspense
      fallback={
        <div className={styles.view} role="status">
          <p className={styles.extent}>
            <Trans>Reading the table…</Trans>
          </p>
        </div>
      }
    >
      <Grid evidence={evidence} />
    </Suspense>
  );
}

function Grid({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const place = { caseId: evidence.caseId, evidenceId: evidence.id };
  const table = useAnswer('evidence.readTable', { ...place, fromRow: 0, count: CHUNK_ROWS });
  const { scroller, first, end } = useRowWindow(table.rowCount, ROW_PX);
  const chunks = [Math.floor(first / CHUNK_ROWS), Math.floor(Math.max(0, end - 1) / CHUNK_ROWS)] as const;
  const upper = useChunk(evidence, chunks[0]) ?? (chunks[0] === 0 ? table : undefined);
  const lower = useChunk(evidence, chunks[1]) ?? (chunks[1] === 0 ? table : undefined);
  const rowAt = (index: number): Row | undefined =>
    (Math.floor(index / CHUNK_ROWS) === chunks[0] ? upper : lower)?.rows[index % CHUNK_ROWS];
  const columns = Array.from({ length: table.columnCount }, (_, index) => index);
  const widths = table.columnChars.map((chars) => `${Math.min(46, chars + 3)}ch`);
  const grid: CSSProperties = { gridTemplateColumns: `${String(table.rowCount).length + 4}ch ${widths.join(' ')}` };
  return (
    <div className={styles.view}>
      <p className={styles.extent}>
        <Plural value={table.rowCount} one="# row" other="# rows" />
        {' · '}
        <Plural value={table.columnCount} one="# column" other="# columns" />
      </p>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="region"
        aria-label={t`Rows of ${evidence.title}`}
      >
        <div
          role="table"
          aria-label={evidence.title}
          aria-rowcount={table.rowCount + 1}
          aria-colcount={table.columnCount + 1}
          className={styles.table}
        >
          <div role="row" aria-rowindex={1} className={styles.head} style={grid}>
            <span role="columnheader">
              <Trans>Row</Trans>
            </span>
            {columns.map((index) => (
              <span key={index} role="columnheader">
                {table.header?.[index] ?? t`Column ${index + 1}`}
              </span>
            ))}
          </div>
          <div className={styles.rows} style={{ height: table.rowCount * ROW_PX }} role="rowgroup">
            {Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at).map((index) => (
              <TableRow key={index} index={index} row={rowAt(index)} columns={columns} grid={grid} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function useChunk({ caseId, id }: Evidence, chunk: number): Table | undefined {
  const place = { caseId, evidenceId: id, fromRow: chunk * CHUNK_ROWS, count: CHUNK_ROWS };
  return useAnswerWhen(chunk > 0, 'evidence.readTable', place);
}

type TableRowProps = {
  readonly index: number;
  /** Undefined until it has come. */
  readonly row: Row | undefined;
  readonly columns: readonly number[];
  readonly grid: CSSProperties;
};

function TableRow({ index, row, columns, grid }: TableRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-odd={index % 2 === 1 ? '' : undefined}
      style={{ ...grid, top: index * ROW_PX }}
    >
      <span role="rowheader">{row?.number}</span>
      {columns.map((column) => (
        <span key={column} role="cell" title={row?.cells[column]}>
          {row?.cells[column]}
        </span>
      ))}
    </div>
  );
}
