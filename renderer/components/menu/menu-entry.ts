import type { LucideIcon } from 'lucide-react';

/** One line of a menu. */
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
