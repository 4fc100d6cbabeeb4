// What `import … from 'electron'` gives the built main process under the stand-in. A name that is missing here is missing on
// purpose: importing it fails at once, and whoever needs it adds it with the behaviour that Electron documents.
import { app, makeReady } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import * as desktop from './desktop.ts';
import { dialog } from './dialog.ts';
import { onDriverRequest, tellDriver, type DriverRequest } from './driver.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { startPageServer } from './page-server.ts';
import { closeSchemeRegistration } from './protocol.ts';
import { session } from './session.ts';
import { utilityProcess } from './utility-process.ts';
import { encodeWire } from './wire.ts';

export { app, BrowserWindow, dialog, ipcMain, Menu, MenuItem, session, utilityProcess };
export const protocol = session.defaultSession.protocol;
export const {
  shell,
  nativeTheme,
  screen,
  clipboard,
  safeStorage,
  powerMonitor,
  powerSaveBlocker,
  globalShortcut,
  crashReporter,
  net,
  Notification,
  nativeImage,
} = desktop;

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  session,
  protocol,
  utilityProcess,
  ...desktop,
  webContents: {
    getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
    fromId: (id: number) => BrowserWindow.fromId(id)?.webContents,
  },
};
export const { webContents } = electron;
export default electron;

const EVALUATION_LIMIT_MS = 15_000;
const evaluationLimit = setTimeout(() => {
  process.stderr.write(
    'main.js has not been evaluated to its end. In Electron `ready` waits for that, so a top-level await of app.whenReady() never ends.\n',
  );
  process.exit(1);
}, EVALUATION_LIMIT_MS);

(globalThis as Record<symbol, unknown>)[Symbol.for('standin.main-evaluated')] = () => {
  clearTimeout(evaluationLimit);
  closeSchemeRegistration();
  setImmediate(makeReady);
};

await startPageServer();
onDriverRequest((request) => void obey(request));

async function obey(request: DriverRequest): Promise<void> {
  if (request.type === 'quit') return app.quit();
  if (request.type === 'page-closed') return BrowserWindow.fromId(request.windowId)?.pageClosed();
  try {
    // The source of a function that a test wrote, as Playwright's ElectronApplication.evaluate runs it.
    // oxlint-disable-next-line no-eval -- the text is a function of the test that started this process
    const run = (0, eval)(`(${request.source})`) as (module: object, argument: unknown) => unknown;
    const value = await run(electron, request.argument);
    encodeWire(value);
    tellDriver({ type: 'evaluated', id: request.id, value });
  } catch (error) {
    tellDriver({
      type: 'evaluated',
      id: request.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}
