// The parts of Electron that reach out to the desktop: nothing is opened or shown here; what was asked for is kept for tests.
import { EventEmitter } from 'node:events';
import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isDriven, tellDriver } from './driver.ts';
import { createKeychain } from './keychain.ts';

/** What the application asked the desktop to do, oldest first: [method, ...arguments]. */
const calls: [string, ...unknown[]][] = [];

function record(method: string, ...values: unknown[]): void {
  calls.push([method, ...values]);
  if (!isDriven) process.stdout.write(`${method}: ${values.join(' ')}\n`);
}

export const shell = {
  calls,
  openPath: (path: string) => Promise.resolve((record('openPath', path), '')),
  openExternal: (url: string) => Promise.resolve(record('openExternal', url)),
  trashItem: (path: string) => Promise.resolve(record('trashItem', path)),
  showItemInFolder: (path: string) => record('showItemInFolder', path),
  beep: () => undefined,
};

type ThemeSource = 'system' | 'light' | 'dark';
let themeSource: ThemeSource = 'system';

export const nativeTheme = Object.defineProperties(
  new EventEmitter() as EventEmitter & { themeSource: ThemeSource; readonly shouldUseDarkColors: boolean },
  {
    themeSource: {
      get: () => themeSource,
      set: (source: ThemeSource) => {
        if (source === themeSource) return;
        themeSource = source;
        tellDriver({ type: 'theme', source });
        nativeTheme.emit('updated');
      },
    },
    shouldUseDarkColors: { get: () => themeSource === 'dark' },
    shouldUseHighContrastColors: { get: () => false },
    shouldUseInvertedColorScheme: { get: () => false },
    inForcedColorsMode: { get: () => false },
    prefersReducedTransparency: { get: () => false },
  },
);

const display = {
  id: 1,
  scaleFactor: 1,
  rotation: 0,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1040 },
};

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});

let clipboardText = '';

export const clipboard = {
  readText: () => Promise.resolve(clipboardText),
  writeText: (text: string) => Promise.resolve(void (clipboardText = text)),
  clear: () => Promise.resolve(void (clipboardText = '')),
};

/** Kept for the next start: in the folder that a test names, or beside this stand-in's other data. */
const keychainDir = process.env['STANDIN_KEYCHAIN'] ?? join(homedir(), '.config', 'reinstate-standin-keychain');
export const safeStorage = createKeychain(keychainDir);

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  isOnBatteryPower: () => false,
});

export const powerSaveBlocker = { start: () => 1, stop: () => true, isStarted: () => false };

export const globalShortcut = { register: () => true, unregister: () => undefined, unregisterAll: () => undefined };

export const crashReporter = { start: () => undefined };

/** There is no network here: only files can be fetched, as a protocol handler does. */
export const net = {
  isOnline: () => false,
  fetch: (input: string | URL | Request): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'file:') return Promise.reject(new Error(`net::ERR_INTERNET_DISCONNECTED ${url.href}`));
    return new Promise((resolve, reject) => {
      const file = createReadStream(fileURLToPath(url));
      file.once('open', () => resolve(new Response(Readable.toWeb(file) as BodyInit)));
      file.once('error', () => reject(new Error('net::ERR_FILE_NOT_FOUND')));
    });
  },
};

/** Takes a notification's text; shows nothing. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly #options: object;

  constructor(options: object) {
    super();
    this.#options = options;
  }

  show(): void {
    record('notification', JSON.stringify(this.#options));
  }

  close(): void {
    this.emit('close');
  }
}

const emptyImage = {
  isEmpty: () => true,
  toDataURL: () => 'data:,',
  getSize: () => ({ width: 0, height: 0 }),
  resize: () => emptyImage,
};
export const nativeImage = {
  createEmpty: () => emptyImage,
  createFromPath: () => emptyImage,
  createFromBuffer: () => emptyImage,
};
