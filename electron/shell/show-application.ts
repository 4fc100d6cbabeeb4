import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { settingsSchema } from '../../shared/contracts/settings.ts';
import type { LockableApp } from '../app/lockable-app.ts';
import type { Log } from '../app/diagnostics/log.ts';
import { serveAppProtocol } from './app-protocol.ts';
import { mayClose } from './ask-before-closing.ts';
import type { BegunStart } from './begin-start.ts';
import { connectWindows } from './electron-transport.ts';
import { keepMenu } from './keep-menu.ts';
import { lockSession } from './lock-down.ts';
import { lockWithSystem } from './lock-with-system.ts';
import { openMainWindow } from './main-window.ts';
import { closeBackendBeforeQuit } from './quit.ts';
import type { ShellLanguage } from './shell-language.ts';
import { watchWindow } from './watch-window.ts';

const FLUSH_LIMIT_MS = 2000;

type Shown = {
  readonly backend: LockableApp;
  readonly shellLanguage: ShellLanguage;
  readonly dataDir: string;
  /** The folder with the built page and the preload, each in its own folder. */
  readonly outDir: string;
  readonly begun: BegunStart;
  readonly log: Log;
};

/** Gives the running application its window and menu, and ends it with them. @returns the window */
export async function showApplication({
  backend,
  shellLanguage,
  dataDir,
  outDir,
  begun,
  log,
}: Shown): Promise<BrowserWindow> {
  const isSafe = begun.safeMode !== undefined;
  const { send, nextCall } = connectWindows(backend);
  // In memory: no cache, no storage of the page ever reaches the disk.
  const pages = session.fromPartition('reinstate', { cache: false });
  lockSession(pages);
  serveAppProtocol(pages, join(outDir, 'renderer'), backend.readContent);
  await keepMenu({ backend, shellLanguage, send: (command) => send('menu.command', { command }) });
  void nextCall('system.windowUsable').then(() => {
    begun.settle();
    log.info('window usable', { ms: Math.round(process.uptime() * 1000), isSafeMode: isSafe });
  });

  const flush = async (): Promise<void> => {
    const flushed = nextCall('system.flushed');
    send('system.flush', {});
    await Promise.race([flushed, new Promise((resolve) => setTimeout(resolve, FLUSH_LIMIT_MS))]);
  };
  backend.beforeLock(flush);
  lockWithSystem(backend, () => backend.protection.lock('wait'));
  const route = isSafe ? '' : await readLastRoute(backend);
  const open = (): BrowserWindow => {
    const window = openMainWindow({
      preload: join(outDir, 'preload/preload.cjs'),
      session: pages,
      stateFile: join(dataDir, 'window-state.json'),
      ignoresState: isSafe,
      readLanguage: shellLanguage.get,
      route,
      flush,
      mayClose: (closing) => mayClose(closing, backend.isBusy, shellLanguage.get()),
    });
    watchWindow(window, log, shellLanguage.get);
    return window;
  };
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0] ?? open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && open());
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  closeBackendBeforeQuit(() => backend.close());
  return open();
}

/** Where the user was, so that the window opens there again; nowhere while that is locked. */
async function readLastRoute(backend: LockableApp): Promise<string> {
  const settings = await backend.call('settings.get', {}, []);
  return settings.ok ? settingsSchema.parse(settings.value).lastRoute : '';
}
