import { EllipsisVertical, type LucideIcon } from 'lucide-react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import popover from '../popover/popover.module.css';
import { ContextMenu } from './context-menu.tsx';
import type { MenuEntry } from './menu-entry.ts';
import { MenuList } from './menu-list.tsx';

export type MenuButtonProps = {
  /** Name of the button. Shown, unless `isIconOnly`. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly icon?: LucideIcon;
  readonly isIconOnly?: boolean;
  readonly size?: 'md' | 'sm';
  readonly variant?: 'secondary' | 'quiet';
};

/** A button that opens a menu. */
export function MenuButton({
  label,
  entries,
  icon,
  isIconOnly = false,
  size = 'md',
  variant = 'quiet',
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      {isIconOnly ? (
        <IconButton icon={icon ?? EllipsisVertical} label={label} size={size} variant={variant} />
      ) : (
        <Button {...(icon ? { icon } : {})} size={size} variant={variant}>
          {label}
        </Button>
      )}
      <Popover className={popover.popover ?? ''} offset={4} placement="bottom end">
        <MenuList entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

/** The menu of a row of a list: behind its button, and as the row's context menu. */
export function RowMenuButton({ label, entries }: Pick<MenuButtonProps, 'label' | 'entries'>) {
  return (
    <>
      <MenuButton label={label} entries={entries} isIconOnly size="sm" />
      <ContextMenu label={label} entries={entries} />
    </>
  );
}
