import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Popover } from 'react-aria-components';
import { isTextBox } from '../../lib/shortcuts.ts';
import popover from '../popover/popover.module.css';
import type { MenuEntry } from './menu-entry.ts';
import { MenuList } from './menu-list.tsx';
import styles from './context-menu.module.css';

export type ContextMenuProps = {
  /** Its name for people who listen. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
};

type Place = { readonly left: number; readonly top: number };

/**
 * The menu of the row in which it stands (of a list, or of what is marked `data-menu-row`): opens with a right click, with
 * Shift+F10 and with the menu key, at the pointer or at the row. Boxes to type in keep the system's own menu.
 */
export function ContextMenu({ label, entries }: ContextMenuProps) {
  const marker = useRef<HTMLSpanElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const row = marker.current?.closest<HTMLElement>('[role=row], [data-menu-row]');
    if (!row) return undefined;
    const onContextMenu = (event: MouseEvent): void => {
      if (isTextBox(event.target as Element)) return;
      event.preventDefault();
      setPlace({ left: event.clientX, top: event.clientY });
    };
    // macOS has no keys for it; elsewhere the system's own event follows and opens the menu at the same place.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
      if (isTextBox(event.target as Element)) return;
      event.preventDefault();
      event.stopPropagation();
      const { left, top, height } = row.getBoundingClientRect();
      setPlace({ left: left + Math.min(height, 48), top: top + height / 2 });
    };
    row.addEventListener('contextmenu', onContextMenu);
    row.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      row.removeEventListener('contextmenu', onContextMenu);
      row.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  const close = (): void => setPlace(null);
  return (
    <>
      <span ref={marker} hidden />
      {place !== null && createPortal(<span ref={anchor} className={styles.anchor} style={place} />, document.body)}
      <Popover
        className={popover.popover ?? ''}
        triggerRef={anchor}
        isOpen={place !== null}
        onOpenChange={close}
        offset={2}
        placement="bottom start"
      >
        <MenuList aria-label={label} entries={entries} autoFocus="first" onClose={close} />
      </Popover>
    </>
  );
}
