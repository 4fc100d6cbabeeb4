import { Menu, MenuItem, Separator, type MenuProps } from 'react-aria-components';
import popover from '../popover/popover.module.css';
import type { MenuEntry } from './menu-entry.ts';

export type MenuListProps = Pick<MenuProps<object>, 'aria-label' | 'autoFocus' | 'onClose'> & {
  readonly entries: readonly MenuEntry[];
};

/** The lines of a menu, inside a pop-up. */
export function MenuList({ entries, ...props }: MenuListProps) {
  return (
    <Menu {...props} className={popover.list ?? ''}>
      {entries.map((entry, index) =>
        entry === 'separator' ? (
          <Separator key={`separator-${index}`} className={popover.separator ?? ''} />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            className={popover.item ?? ''}
            data-tone={entry.tone}
            isDisabled={entry.isDisabled ?? false}
            onAction={entry.onAction}
          >
            {entry.icon && <entry.icon className={popover.icon} aria-hidden />}
            <span className={popover.itemText}>{entry.label}</span>
            {entry.keys !== undefined && <kbd className={popover.keys}>{entry.keys}</kbd>}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}
