import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import { MENU_TEXTS, type MenuText } from './menu-texts.ts';

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

type MenuOptions = { readonly platform: string; readonly send: (command: MenuCommand) => void };
/** Makes an item of our own: its words, what it tells the page, and its keys. */
type MakeItem = (text: MenuText, command: MenuCommand, accelerator?: string) => Item;

/**
 * The native menu as data, apart from Electron's own Menu. Our own items only send a command to the page, which carries
 * it out with the same functions as its buttons; the rest are the system's roles.
 */
export function makeMenuTemplate({ platform, send }: MenuOptions): readonly Item[] {
  const isMac = platform === 'darwin';
  const item: MakeItem = (text, command, accelerator) => ({
    label: MENU_TEXTS[text],
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const about: Item[] = isMac ? [] : [{ role: 'about' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies Item] : []),
    { label: MENU_TEXTS.file, submenu: fileItems(item, isMac) },
    { label: MENU_TEXTS.edit, submenu: editItems(item, isMac) },
    { label: MENU_TEXTS.go, submenu: goItems(item) },
    {
      label: MENU_TEXTS.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        SEPARATOR,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('help', 'show-help', 'F1'), ...about] },
  ];
}

function fileItems(item: MakeItem, isMac: boolean): Item[] {
  return [
    item('newCase', 'new-case', 'CmdOrCtrl+N'),
    item('showCases', 'show-cases'),
    SEPARATOR,
    item('addFiles', 'add-files', 'CmdOrCtrl+O'),
    item('recogniseText', 'recognise-text'),
    item('exportPacket', 'export-packet', 'CmdOrCtrl+E'),
    SEPARATOR,
    item('saveArchive', 'save-archive'),
    item('openArchive', 'open-archive'),
    SEPARATOR,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
}

/** Undo and redo go to the page: inside a text box they are the box's own, elsewhere the case's history. */
function editItems(item: MakeItem, isMac: boolean): Item[] {
  return [
    item('undo', 'undo', 'CmdOrCtrl+Z'),
    item('redo', 'redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
    SEPARATOR,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    SEPARATOR,
    item('find', 'find', 'CmdOrCtrl+F'),
    item('audit', 'show-audit'),
  ];
}

function goItems(item: MakeItem): Item[] {
  return [
    item('overview', 'go-overview', 'CmdOrCtrl+1'),
    item('evidence', 'go-evidence', 'CmdOrCtrl+2'),
    item('plan', 'go-plan', 'CmdOrCtrl+3'),
    item('log', 'go-log', 'CmdOrCtrl+4'),
    item('packet', 'go-packet', 'CmdOrCtrl+5'),
    item('review', 'go-review', 'CmdOrCtrl+6'),
    item('rounds', 'go-rounds', 'CmdOrCtrl+7'),
    SEPARATOR,
    item('logContact', 'log-contact', 'CmdOrCtrl+L'),
    item('nameRevision', 'name-revision', 'CmdOrCtrl+S'),
  ];
}
