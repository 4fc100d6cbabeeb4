import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_KEYS } from '../../shared/contracts/command-keys.ts';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import type { Language } from '../../shared/domain/language.ts';
import { MENU_TEXTS, type MenuText } from './menu-texts.ts';

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

type MenuOptions = {
  readonly platform: string;
  readonly language: Language;
  readonly send: (command: MenuCommand) => void;
};
type Role = NonNullable<Item['role']>;
type Make = {
  /** An item of our own from its words and what it tells the page. */
  readonly item: (text: MenuText, command: MenuCommand) => Item;
  /** An item that the system carries out, with our words for it. */
  readonly role: (role: Role & MenuText) => Item;
};

/**
 * The native menu as data, apart from Electron's own Menu. Our own items only send a command to the page, which carries
 * it out with the same functions as its buttons; the rest are the system's roles.
 */
export function makeMenuTemplate({ platform, language, send }: MenuOptions): readonly Item[] {
  const isMac = platform === 'darwin';
  const texts = MENU_TEXTS[language];
  const make: Make = {
    item: (text, command) => ({ label: texts[text], click: () => send(command), ...acceleratorOf(command, isMac) }),
    role: (role) => ({ role, label: texts[role] }),
  };
  const { item, role } = make;
  return [
    ...(isMac ? [{ label: 'Reinstate', submenu: macItems(make) } satisfies Item] : []),
    { label: texts.file, submenu: fileItems(make, isMac) },
    { label: texts.edit, submenu: editItems(make) },
    { label: texts.go, submenu: goItems(make) },
    {
      label: texts.view,
      submenu: [role('resetZoom'), role('zoomIn'), role('zoomOut'), SEPARATOR, role('togglefullscreen')],
    },
    // The menu keeps its role, so that macOS lists the windows in it.
    { role: 'windowMenu', label: texts.window, submenu: windowItems(make, isMac) },
    {
      role: 'help',
      label: texts.helpMenu,
      submenu: [
        item('help', 'show-help'),
        item('reportProblem', 'report-problem'),
        ...(isMac ? [] : [item('about', 'show-about')]),
      ],
    },
  ];
}

/** Windows redoes with Ctrl+Y; the page takes Ctrl+Shift+Z as well. */
function acceleratorOf(command: MenuCommand, isMac: boolean): Pick<Item, 'accelerator'> {
  const keys = command === 'redo' && !isMac ? 'Mod+Y' : COMMAND_KEYS[command];
  return keys === undefined ? {} : { accelerator: keys.replace('Mod', 'CmdOrCtrl') };
}

function macItems({ item, role }: Make): Item[] {
  return [
    item('about', 'show-about'),
    SEPARATOR,
    item('settings', 'show-settings'),
    SEPARATOR,
    role('services'),
    SEPARATOR,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    SEPARATOR,
    role('quit'),
  ];
}

/** Only macOS zooms windows; elsewhere the role does nothing. */
function windowItems({ role }: Make, isMac: boolean): Item[] {
  return isMac ? [role('minimize'), role('zoom'), SEPARATOR, role('front')] : [role('minimize'), role('close')];
}

function fileItems({ item, role }: Make, isMac: boolean): Item[] {
  return [
    item('newCase', 'new-case'),
    item('showCases', 'show-cases'),
    SEPARATOR,
    item('addFiles', 'add-files'),
    item('recogniseText', 'recognise-text'),
    item('exportPacket', 'export-packet'),
    item('print', 'print'),
    SEPARATOR,
    item('saveArchive', 'save-archive'),
    item('openArchive', 'open-archive'),
    SEPARATOR,
    // A Mac has them in the menu of the application.
    ...(isMac ? [] : [item('settings', 'show-settings')]),
    item('lock', 'lock'),
    SEPARATOR,
    role(isMac ? 'close' : 'quit'),
  ];
}

/** Undo and redo go to the page: inside a text box they are the box's own, elsewhere the case's history. */
function editItems({ item, role }: Make): Item[] {
  return [
    item('undo', 'undo'),
    item('redo', 'redo'),
    SEPARATOR,
    role('cut'),
    role('copy'),
    role('paste'),
    role('selectAll'),
    SEPARATOR,
    item('find', 'find'),
    item('commands', 'show-commands'),
    item('audit', 'show-audit'),
  ];
}

function goItems({ item }: Make): Item[] {
  return [
    item('overview', 'go-overview'),
    item('review', 'go-review'),
    item('evidence', 'go-evidence'),
    item('plan', 'go-plan'),
    item('packet', 'go-packet'),
    item('rounds', 'go-rounds'),
    item('log', 'go-log'),
    SEPARATOR,
    item('logContact', 'log-contact'),
    item('nameRevision', 'name-revision'),
  ];
}
