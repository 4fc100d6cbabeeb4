import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import { MENU_TEXTS, type MenuText } from './menu-texts.ts';

type Item = MenuItemConstructorOptions;

/**
 * The native menu as data, apart from Electron's own Menu. Our own items only send a command to the page, which carries
 * it out with the same functions as its buttons; the rest are the system's roles.
 */
export function makeMenuTemplate({
  platform,
  send,
}: {
  readonly platform: string;
  readonly send: (command: MenuCommand) => void;
}): readonly Item[] {
  const isMac = platform === 'darwin';
  const command = (text: MenuText, name: MenuCommand, accelerator?: string): Item => ({
    label: MENU_TEXTS[text],
    click: () => send(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: Item = { type: 'separator' };
  const file: Item[] = [
    command('newCase', 'new-case', 'CmdOrCtrl+N'),
    command('showCases', 'show-cases'),
    separator,
    command('addFiles', 'add-files', 'CmdOrCtrl+O'),
    command('exportPacket', 'export-packet', 'CmdOrCtrl+E'),
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  // Undo and redo go to the page: inside a text box they are the box's own, elsewhere the case's history.
  const edit: Item[] = [
    command('undo', 'undo', 'CmdOrCtrl+Z'),
    command('redo', 'redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    command('find', 'find', 'CmdOrCtrl+F'),
  ];
  const go: Item[] = [
    command('overview', 'go-overview', 'CmdOrCtrl+1'),
    command('evidence', 'go-evidence', 'CmdOrCtrl+2'),
    command('plan', 'go-plan', 'CmdOrCtrl+3'),
    command('log', 'go-log', 'CmdOrCtrl+4'),
    command('packet', 'go-packet', 'CmdOrCtrl+5'),
    separator,
    command('logContact', 'log-contact', 'CmdOrCtrl+L'),
    command('nameRevision', 'name-revision', 'CmdOrCtrl+S'),
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies Item] : []),
    { label: MENU_TEXTS.file, submenu: file },
    { label: MENU_TEXTS.edit, submenu: edit },
    { label: MENU_TEXTS.go, submenu: go },
    {
      label: MENU_TEXTS.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [command('help', 'show-help', 'F1'), ...(isMac ? [] : [{ role: 'about' } satisfies Item])],
    },
  ];
}
