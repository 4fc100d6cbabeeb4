import { BrowserWindow, Menu, nativeTheme, screen, type Session } from 'electron';
import type { Language } from '../../shared/domain/language.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { lockContents } from './lock-down.ts';
import { makeTextMenu } from './text-menu.ts';
import { DEFAULT_WINDOW_STATE, fitToScreens, readWindowState, writeWindowState } from './window-state.ts';

type MainWindowOptions = {
  readonly preload: string;
  readonly session: Session;
  readonly stateFile: string;
  /** Opens at the usual place and size, whatever the state file says. */
  readonly ignoresState: boolean;
  /** Language of the menus now. */
  readonly readLanguage: () => Language;
  /** Hash route to open at. */
  readonly route: string;
  /** Gives the page time to save what is being typed. Resolves at the latest after two seconds. */
  readonly flush: () => Promise<void>;
  /** Whether it may close now; asks the user when work goes on. */
  readonly mayClose: (window: BrowserWindow) => Promise<boolean>;
};

/** Opens the application's window where and as large as it was. It shows itself when the page has something to show. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const state = fitToScreens(
    options.ignoresState ? DEFAULT_WINDOW_STATE : readWindowState(options.stateFile),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: state.width,
    height: state.height,
    ...(state.x === null || state.y === null ? {} : { x: state.x, y: state.y }),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Reinstate',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1c1f' : '#f6f6f7',
    webPreferences: {
      preload: options.preload,
      session: options.session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  lockContents(window.webContents);
  window.webContents.on('context-menu', (_event, clicked) => {
    const items = makeTextMenu(clicked, options.readLanguage());
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  closeAfterFlush(window, options);
  void window.loadURL(`${APP_ORIGIN}/index.html${options.route === '' ? '' : `#${options.route}`}`);
  return window;
}

function closeAfterFlush(window: BrowserWindow, { stateFile, flush, mayClose }: MainWindowOptions): void {
  let isFlushed = false;
  const close = async (): Promise<void> => {
    if (!(await mayClose(window))) return;
    await flush();
    isFlushed = true;
    if (!window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
    if (isFlushed) return;
    event.preventDefault();
    void close();
  });
}
