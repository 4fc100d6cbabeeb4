import type { KeyboardEvent, ReactNode } from 'react';

export type RowKeysProps = {
  /** Hears a key that is pressed while the focus is in a row; `rowId` is the row's key. Stop the event to keep it from the list. */
  readonly onRowKey: (rowId: string, event: KeyboardEvent) => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

/** Gives the rows of a grid list keys of their own; React Aria's rows have none to offer. */
export function RowKeys({ onRowKey, children, className }: RowKeysProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    // A menu or message that a row has opened bubbles through React although it lies elsewhere in the page.
    if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    const rowId = event.target.closest<HTMLElement>('[role=row][data-key]')?.dataset['key'];
    if (rowId !== undefined) onRowKey(rowId, event);
  };
  return (
    <div className={className} onKeyDownCapture={onKeyDown}>
      {children}
    </div>
  );
}
