import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { BrowserWindow } from './browser-window.ts';
import { isDriven, tellDriver } from './driver.ts';
import { emitPreventable } from './preventable-event.ts';
import { claimSingleInstance } from './single-instance.ts';

const mainFile = resolve(process.argv[1] ?? 'out/main/main.js');
const root = dirname(dirname(dirname(mainFile)));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  productName?: string;
  version: string;
};

const defaultName = manifest.productName ?? manifest.name;
let isReady = false;
let isQuitting = false;
const switches = new Map<string, string>();
const paths = new Map<string, string>();

for (const argument of process.argv.slice(2)) {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
  if (match) switches.set(match[1] ?? '', match[2] ?? '');
}

const emitter = new EventEmitter();
const ready = new Promise<void>((resolveReady) => {
  emitter.once('ready', () => resolveReady());
});

/** Electron's `app`, with its start and quit order. Unknown members are missing on purpose: using one fails loudly. */
export const app = Object.assign(emitter, {
  name: defaultName,
  isPackaged: false,
  isReady: () => isReady,
  whenReady: () => ready,
  getName: () => app.name,
  setName: (value: string) => void (app.name = value),
  getVersion: () => manifest.version,
  getAppPath: () => root,
  getPath,
  setPath: (key: string, value: string) => void paths.set(key, value),
  setAppLogsPath: (value?: string) => void paths.set('logs', value ?? join(getPath('userData'), 'logs')),
  getLocale: () => 'en-US',
  getSystemLocale: () => 'en-US',
  getPreferredSystemLanguages: () => ['en-US'],
  getLocaleCountryCode: () => 'US',
  commandLine: {
    appendSwitch: (key: string, value = '') => void switches.set(key, value),
    appendArgument: () => undefined,
    hasSwitch: (key: string) => switches.has(key),
    getSwitchValue: (key: string) => switches.get(key) ?? '',
    removeSwitch: (key: string) => void switches.delete(key),
  },
  enableSandbox: beforeReady('app.enableSandbox()'),
  disableHardwareAcceleration: beforeReady('app.disableHardwareAcceleration()'),
  requestSingleInstanceLock: (additionalData: unknown = {}) =>
    claimSingleInstance(getPath('userData'), additionalData, (argv, cwd, data) =>
      emitter.emit('second-instance', { preventDefault: () => undefined }, argv, cwd, data),
    ),
  hasSingleInstanceLock: () => true,
  releaseSingleInstanceLock: () => undefined,
  setAppUserModelId: () => undefined,
  setAboutPanelOptions: () => undefined,
  showAboutPanel: () => undefined,
  addRecentDocument: () => undefined,
  clearRecentDocuments: () => undefined,
  setBadgeCount: () => true,
  setAsDefaultProtocolClient: () => true,
  setAccessibilitySupportEnabled: () => undefined,
  isAccessibilitySupportEnabled: () => false,
  getAppMetrics: () => [],
  focus: () => undefined,
  hide: () => undefined,
  show: () => undefined,
  relaunch: () => undefined,
  quit,
  exit,
});

export type StandinApp = typeof app;

/** Where each named place is, unless the application moved it. */
const defaultPaths: Readonly<Record<string, () => string>> = {
  home: homedir,
  appData: () => join(homedir(), '.config'),
  userData: () => switches.get('user-data-dir') ?? join(getPath('appData'), app.name),
  sessionData: () => getPath('userData'),
  logs: () => join(getPath('userData'), 'logs'),
  crashDumps: () => join(getPath('userData'), 'Crashpad'),
  temp: tmpdir,
  exe: () => process.execPath,
  desktop: () => join(homedir(), 'Desktop'),
  documents: () => join(homedir(), 'Documents'),
  downloads: () => join(homedir(), 'Downloads'),
};

function getPath(key: string): string {
  const path = paths.get(key) ?? defaultPaths[key]?.();
  if (path === undefined) throw new Error(`Failed to get '${key}' path`);
  return path;
}

function beforeReady(call: string): () => void {
  return () => {
    if (isReady) throw new Error(`${call} can only be called before app is ready`);
  };
}

/** Called once main.js has been evaluated: makes the application ready, as Electron does from then on. */
export function makeReady(): void {
  if (isReady) return;
  isReady = true;
  emitter.emit('will-finish-launching');
  emitter.emit('ready', { preventDefault: () => undefined }, {});
}

function quit(): void {
  if (isQuitting) return;
  if (!emitPreventable(emitter, 'before-quit')) return;
  isQuitting = true;
  void closeAllWindows();
}

async function closeAllWindows(): Promise<void> {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!(await window.closeAndWait())) {
      isQuitting = false;
      return;
    }
  }
  finishQuitting();
}

function finishQuitting(): void {
  if (!emitPreventable(emitter, 'will-quit')) {
    isQuitting = false;
    return;
  }
  exit(0);
}

function exit(code = 0): void {
  isQuitting = true;
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  emitter.emit('quit', { preventDefault: () => undefined }, code);
  // A person's tab is told that the application has ended; a test needs no such word.
  if (isDriven) process.exit(code);
  setTimeout(() => process.exit(code), 100);
}

BrowserWindow.onLastClosed = () => {
  if (isQuitting) return;
  if (emitter.listenerCount('window-all-closed') === 0) quit();
  else emitter.emit('window-all-closed');
};

BrowserWindow.onCreated = (window) => {
  emitter.emit('web-contents-created', { preventDefault: () => undefined }, window.webContents);
  emitter.emit('browser-window-created', { preventDefault: () => undefined }, window);
};

process.on('SIGTERM', quit);
process.on('SIGINT', () => (isQuitting ? process.exit(130) : quit()));

// Electron shows an unexpected error in a dialog and goes on; a test has to hear of it.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return;
  const text = `uncaught in ${basename(mainFile)}: ${error.stack ?? String(error)}`;
  process.stderr.write(`${text}\n`);
  if (isDriven) tellDriver({ type: 'problem', text });
  else process.exit(1);
});
process.on('unhandledRejection', (reason) => {
  if (process.listenerCount('unhandledRejection') > 1) return;
  const text = `unhandled rejection in ${basename(mainFile)}: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`;
  process.stderr.write(`${text}\n`);
  tellDriver({ type: 'problem', text });
});
