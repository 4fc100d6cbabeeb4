import { EllipsisVertical, type LucideIcon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { IconButton } from '../button/icon-button.tsx';
import popover from '../popover/popover.module.css';

export type MenuEntry =
  | {
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      /** Keys that do the same. */
      readonly keys?: string;
      readonly tone?: 'danger';
      readonly isDisabled?: boolean;
      readonly onAction: () => void;
    }
  | 'separator';

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
        <Menu className={popover.list ?? ''}>
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
      </Popover>
    </MenuTrigger>
  );
}
