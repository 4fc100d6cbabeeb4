import { EventEmitter } from 'node:events';
import { isDriven, presentWindow, tellDriver } from './driver.ts';
import { sendToPages } from './page-registry.ts';
import { emitPreventable } from './preventable-event.ts';
import { createWebContents, type StandinWebContents } from './web-contents.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The options of `new BrowserWindow` that have an effect here; the rest is kept for `getLastWebPreferences`. */
export interface BrowserWindowOptions extends Partial<Rectangle> {
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
  readonly [option: string]: unknown;
}

const windows: BrowserWindow[] = [];
let nextId = 1;

/** A window whose page is shown by a Chromium that the test, or a person, drives. */
export class BrowserWindow extends EventEmitter {
  static onCreated: (window: BrowserWindow) => void = () => undefined;
  static onLastClosed: () => void = () => undefined;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windows.findLast((window) => window.isVisible()) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.find((window) => window.id === id) ?? null;
  }

  static fromWebContents(contents: StandinWebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null;
  }

  readonly id: number;
  readonly webContents: StandinWebContents;
  #bounds: Rectangle;
  #normalBounds: Rectangle;
  #title: string;
  #isShown: boolean;
  #state: 'normal' | 'maximized' | 'minimized' | 'fullscreen' = 'normal';
  #closing: Promise<boolean> | undefined;
  #isDestroyed = false;
  #pageIsGone: (() => void) | undefined;

  constructor(options: BrowserWindowOptions = {}) {
    super();
    this.id = nextId++;
    this.#bounds = {
      x: options.x ?? 40,
      y: options.y ?? 40,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#normalBounds = this.#bounds;
    this.#title = options.title ?? '';
    this.#isShown = options.show ?? true;
    this.webContents = createWebContents(this.id, options.webPreferences ?? {}, (url) => {
      presentWindow(this.id, url, this.#bounds);
    });
    this.webContents.once('dom-ready', () => this.emit('ready-to-show'));
    this.webContents.on('page-title-updated', (event: unknown, title: string) => {
      this.#title = title;
      this.emit('page-title-updated', event, title, true);
    });
    windows.push(this);
    BrowserWindow.onCreated(this);
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);

  loadFile(): never {
    throw new Error('the stand-in shows pages of an application protocol only; use loadURL');
  }

  /** Called when the page was closed from outside: by the test, as a user closes a window. */
  pageClosed(): void {
    if (this.#pageIsGone) this.#pageIsGone();
    else if (!this.#isDestroyed) {
      emitPreventable(this, 'close');
      this.destroy();
    }
  }

  close(): void {
    void this.closeAndWait();
  }

  /** Closes as a user would; resolves to false when a 'close' listener prevented it. */
  closeAndWait(): Promise<boolean> {
    this.#closing ??= this.#closeOnce().finally(() => (this.#closing = undefined));
    return this.#closing;
  }

  async #closeOnce(): Promise<boolean> {
    if (this.#isDestroyed) return true;
    if (!emitPreventable(this, 'close')) return false;
    if (isDriven && this.webContents.hasPage()) {
      // The page's own unload work (a last autosave) comes before the window is gone.
      await new Promise<void>((resolve) => {
        this.#pageIsGone = resolve;
        tellDriver({ type: 'close', windowId: this.id, force: false });
        setTimeout(resolve, 3000).unref();
      });
    }
    this.destroy();
    return true;
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    tellDriver({ type: 'close', windowId: this.id, force: true });
    sendToPages(this.id, { kind: 'end', text: 'Reinstate has ended. You can close this tab.' });
    windows.splice(windows.indexOf(this), 1);
    this.webContents.markDestroyed();
    this.emit('closed');
    if (windows.length === 0) BrowserWindow.onLastClosed();
  }

  isDestroyed = (): boolean => this.#isDestroyed;

  show(): void {
    if (this.#isShown) return;
    this.#isShown = true;
    this.emit('show');
    this.emit('focus');
  }

  showInactive(): void {
    this.show();
  }

  hide(): void {
    this.#isShown = false;
    this.emit('hide');
  }

  focus(): void {
    this.emit('focus');
  }

  blur(): void {
    this.emit('blur');
  }

  isVisible = (): boolean => this.#isShown && this.#state !== 'minimized';
  isFocused = (): boolean => BrowserWindow.getFocusedWindow() === this;
  isMaximized = (): boolean => this.#state === 'maximized';
  isMinimized = (): boolean => this.#state === 'minimized';
  isFullScreen = (): boolean => this.#state === 'fullscreen';
  isNormal = (): boolean => this.#state === 'normal';

  maximize(): void {
    this.#enter('maximized', 'maximize');
  }

  unmaximize(): void {
    this.#leave('unmaximize');
  }

  minimize(): void {
    this.#enter('minimized', 'minimize');
  }

  restore(): void {
    this.#leave('restore');
  }

  setFullScreen(flag: boolean): void {
    if (flag) this.#enter('fullscreen', 'enter-full-screen');
    else this.#leave('leave-full-screen');
  }

  #enter(state: 'maximized' | 'minimized' | 'fullscreen', event: string): void {
    if (this.#state === 'normal') this.#normalBounds = this.#bounds;
    this.#state = state;
    if (state !== 'minimized') this.#place({ x: 0, y: 0, width: 1920, height: 1040 });
    this.emit(event);
  }

  #leave(event: string): void {
    if (this.#state === 'normal') return;
    this.#state = 'normal';
    this.#place(this.#normalBounds);
    this.emit(event);
  }

  getBounds = (): Rectangle => ({ ...this.#bounds });
  getContentBounds = (): Rectangle => this.getBounds();
  getNormalBounds = (): Rectangle => ({ ...(this.#state === 'normal' ? this.#bounds : this.#normalBounds) });
  getSize = (): [number, number] => [this.#bounds.width, this.#bounds.height];
  getContentSize = (): [number, number] => this.getSize();
  getPosition = (): [number, number] => [this.#bounds.x, this.#bounds.y];

  setBounds(bounds: Partial<Rectangle>): void {
    this.#place({ ...this.#bounds, ...bounds });
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  #place(bounds: Rectangle): void {
    const before = this.#bounds;
    this.#bounds = bounds;
    if (before.width !== bounds.width || before.height !== bounds.height) {
      tellDriver({ type: 'resize', windowId: this.id, width: bounds.width, height: bounds.height });
      this.emit('resize');
      this.emit('resized');
    }
    if (before.x !== bounds.x || before.y !== bounds.y) {
      this.emit('move');
      this.emit('moved');
    }
  }

  getTitle = (): string => this.#title;

  setTitle(title: string): void {
    this.#title = title;
  }

  // What has no picture in a browser page: taken and forgotten.
  center(): void {}
  moveTop(): void {}
  flashFrame(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setIcon(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setMinimumSize(): void {}
  setBackgroundColor(): void {}
  setTitleBarOverlay(): void {}
  setProgressBar(): void {}
  setDocumentEdited(): void {}
  setRepresentedFilename(): void {}
}
