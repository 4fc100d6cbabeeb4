import './forbid-network.ts';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, session } from 'electron';
import { settingsSchema } from '../shared/contracts/settings.ts';
import type { SettledRestore } from './app/app-options.ts';
import { createApp, type App } from './app/create-app.ts';
import { createFileLog } from './app/file-log.ts';
import { registerAppScheme, serveAppProtocol } from './shell/app-protocol.ts';
import { chooseDataFolder } from './shell/data-folder.ts';
import { connectWindows } from './shell/electron-transport.ts';
import { lockSession, silenceChromium } from './shell/lock-down.ts';
import { openMainWindow } from './shell/main-window.ts';
import { keepMenu } from './shell/keep-menu.ts';
import { createDesktop, createNativeDialogs } from './shell/native-dialogs.ts';
import { closeBackendBeforeQuit } from './shell/quit.ts';
import { refuseToStart, tellOfRestore } from './shell/start-messages.ts';
import { forkUtilityProcess } from './shell/fork-utility-process.ts';
import { findWorkers } from './shell/workers.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const dataDir = chooseDataFolder({
  argv: process.argv,
  env: process.env,
  platform: process.platform,
  userData: app.getPath('userData'),
});
const FLUSH_LIMIT_MS = 2000;

silenceChromium();
app.enableSandbox();
registerAppScheme();
mkdirSync(dataDir, { recursive: true, mode: 0o700 });
// Chromium's own files stay apart from the user's, and the lock against a second instance goes with the data.
app.setPath('userData', join(dataDir, 'window'));

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const log = createFileLog(join(dataDir, 'logs'));
  let settled: SettledRestore | undefined;
  const created = await createApp({
    dataDir,
    resourcesDir: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
    workers: findWorkers(here),
    lineHost: { fork: forkUtilityProcess, file: join(here, 'line-process.js') },
    version: app.getVersion(),
    now: () => new Date(),
    newId: randomUUID,
    systemLanguages: () => app.getPreferredSystemLanguages(),
    dialogs: createNativeDialogs(),
    desktop: createDesktop(),
    log,
    onRestoreSettled: (outcome) => (settled = outcome),
  });
  // Nothing was changed: say what is wrong and where, and leave the data alone.
  if (!created.ok) return refuseToStart(created.error, dataDir);
  const backend = created.value;
  const { send, nextCall } = connectWindows(backend);
  // In memory: no cache, no storage of the page ever reaches the disk.
  const pages = session.fromPartition('reinstate', { cache: false });
  lockSession(pages);
  serveAppProtocol(pages, join(here, '../renderer'), backend.readContent);
  await keepMenu(backend, (command) => send('menu.command', { command }));

  const flush = async (): Promise<void> => {
    const flushed = nextCall('system.flushed');
    send('system.flush', {});
    await Promise.race([flushed, new Promise((resolve) => setTimeout(resolve, FLUSH_LIMIT_MS))]);
  };
  const route = await readLastRoute(backend);
  const open = (): BrowserWindow =>
    openMainWindow({
      preload: join(here, '../preload/preload.cjs'),
      session: pages,
      stateFile: join(dataDir, 'window-state.json'),
      route,
      flush,
    });

  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0] ?? open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && open());
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  closeBackendBeforeQuit(() => backend.close());
  tellOfRestore(settled, open());
}

/** Where the user was, so that the window opens there again. */
async function readLastRoute(backend: App): Promise<string> {
  const settings = await backend.call('settings.get', {}, []);
  return settings.ok ? settingsSchema.parse(settings.value).lastRoute : '';
}
