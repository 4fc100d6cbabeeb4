import type { MenuCommand } from './settings.ts';

/**
 * The keys of each command, for the native menu, the page's own shortcuts and every place that shows them. `Mod` is Cmd on a
 * Mac and Ctrl elsewhere. The numbers follow the sidebar from top to bottom.
 */
export const COMMAND_KEYS: Readonly<Partial<Record<MenuCommand, string>>> = {
  'new-case': 'Mod+N',
  'add-files': 'Mod+O',
  'log-contact': 'Mod+L',
  'export-packet': 'Mod+E',
  print: 'Mod+P',
  find: 'Mod+F',
  'show-commands': 'Mod+K',
  'name-revision': 'Mod+S',
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  'go-overview': 'Mod+1',
  'go-review': 'Mod+2',
  'go-evidence': 'Mod+3',
  'go-plan': 'Mod+4',
  'go-packet': 'Mod+5',
  'go-rounds': 'Mod+6',
  'go-log': 'Mod+7',
  'show-settings': 'Mod+,',
  lock: 'Mod+Shift+L',
  'show-help': 'F1',
};
