import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';

/** A key as the page saw it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

interface MenuItemOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly submenu?: MenuItemOptions[] | Menu;
  readonly click?: (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
  readonly [option: string]: unknown;
}

/** One entry of a menu; `click()` does what choosing it does. */
export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #onClick: MenuItemOptions['click'];

  constructor(options: MenuItemOptions) {
    this.id = options.id;
    this.label = options.label ?? options.role ?? '';
    this.role = options.role?.toLowerCase();
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu;
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#onClick = options.click;
  }

  click = (event: object = {}, window?: BrowserWindow): void => {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    const focused = window ?? BrowserWindow.getFocusedWindow() ?? undefined;
    if (this.role !== undefined) playRole(this.role, focused);
    else this.#onClick?.(this, focused, event);
  };
}

/** The roles that have an effect outside the page; editing roles are the browser's own keys. */
function playRole(role: string, window: BrowserWindow | undefined): void {
  if (role === 'quit') app.quit();
  else if (role === 'close') window?.close();
  else if (role === 'minimize') window?.minimize();
  else if (role === 'reload' || role === 'forcereload') window?.webContents.reload();
  else if (role === 'togglefullscreen') window?.setFullScreen(!window.isFullScreen());
}

/** Electron's Menu without a picture: it keeps its items for tests, and obeys its accelerators. */
export class Menu {
  static #application: Menu | null = null;

  static buildFromTemplate(template: readonly (MenuItemOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  /** The context menu that was opened last. */
  static lastPopup: Menu | null = null;

  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  insert(index: number, item: MenuItem): void {
    this.items.splice(index, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.flatten().find((item) => item.id === id) ?? null;
  }

  popup(): void {
    Menu.lastPopup = this;
  }

  closePopup(): void {
    Menu.lastPopup = null;
  }

  /** Every item of this menu and of its submenus. */
  flatten(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.flatten() ?? [])]);
  }
}

/** Chooses the menu item whose accelerator was pressed, if there is one. */
export function pressAccelerator(press: KeyPress): void {
  const item = Menu.getApplicationMenu()
    ?.flatten()
    .find(({ accelerator }) => accelerator !== undefined && isPressed(accelerator, press));
  item?.click({ triggeredByAccelerator: true });
}

function isPressed(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.toLowerCase().split(/\+(?!$)/);
  const key = parts.pop() ?? '';
  const isMac = process.platform === 'darwin';
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  const either = has('cmdorctrl', 'commandorcontrol');
  const wanted = {
    ctrl: has('ctrl', 'control') || (either && !isMac),
    meta: has('cmd', 'command', 'meta', 'super') || (either && isMac),
    alt: has('alt', 'option'),
    shift: has('shift'),
  };
  const names: Record<string, string> = {
    plus: '+',
    space: ' ',
    esc: 'escape',
    return: 'enter',
    up: 'arrowup',
    down: 'arrowdown',
    left: 'arrowleft',
    right: 'arrowright',
    del: 'delete',
  };
  return (
    (names[key] ?? key) === press.key.toLowerCase() &&
    wanted.ctrl === press.ctrl &&
    wanted.meta === press.meta &&
    wanted.alt === press.alt &&
    wanted.shift === press.shift
  );
}
