import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { BrowserWindow } from './browser-window.ts';
import { pageOrigin, type PageRecord } from './page-registry.ts';
import { uploadFolder } from './uploads.ts';

/** What the preload runtime is told about its page. */
export interface PreloadSetup {
  readonly pageId: number;
  readonly appOrigin: string;
  readonly uploadFolder: string;
  readonly pathSeparator: string;
  readonly process: {
    readonly platform: string;
    readonly arch: string;
    readonly argv: readonly string[];
    readonly versions: Readonly<Record<string, string | undefined>>;
  };
}

const RUNTIME_FILES = new Set(['preload-runtime.ts', 'wire.ts', 'ask.ts']);

/** One of the stand-in's own page modules, as JavaScript. */
export function runtimeModule(name: string): string {
  if (!RUNTIME_FILES.has(name)) throw new Error(`not a page module: ${name}`);
  return stripTypeScriptTypes(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** The window's preload bundle, unchanged, in a function that gives it what Electron gives a sandboxed preload. */
export function preloadScript(page: PageRecord): string {
  const preferences = BrowserWindow.fromId(page.windowId)?.webContents.getLastWebPreferences() ?? {};
  assertIsolated(preferences);
  const file = preferences['preload'];
  const bundle = typeof file === 'string' ? readFileSync(file, 'utf8') : '';
  const additional = (preferences['additionalArguments'] as string[] | undefined) ?? [];
  const setup: PreloadSetup = {
    pageId: page.id,
    appOrigin: pageOrigin.app,
    uploadFolder,
    pathSeparator: process.platform === 'win32' ? '\\' : '/',
    process: {
      platform: process.platform,
      arch: process.arch,
      argv: [process.execPath, ...additional],
      versions: { ...process.versions, electron: process.versions['electron'] },
    },
  };
  return [
    `import { startPreload } from '/__standin/preload-runtime.ts';`,
    `startPreload(${JSON.stringify(setup)}, function (require, module, exports, process) {${bundle}\n});`,
  ].join('\n');
}

/** This runtime acts like a sandboxed, isolated preload; a window that asks for less must not pass here. */
function assertIsolated(preferences: Readonly<Record<string, unknown>>): void {
  const wrong = Object.entries({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  }).filter(([name, wanted]) => preferences[name] !== undefined && preferences[name] !== wanted);
  if (wrong.length > 0)
    throw new Error(`the stand-in refuses webPreferences ${wrong.map(([name]) => name).join(', ')}`);
}
