import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import type * as Electron from 'electron';
import { launchOnElectron } from './electron-host.ts';
import { launchOnStandin } from './standin-host.ts';

export type Host = 'standin' | 'electron';

/** How to start the application. */
export interface AppOptions {
  /** The data folder of this run (REINSTATE_DATA); the same folder again is a restart. */
  readonly dataDir: string;
  /** Variables beside those of the test's own process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Command-line arguments after the program. */
  readonly args?: readonly string[];
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** The folder with package.json and out/; the repository by default. */
  readonly root?: string;
}

/** A function that runs in the main process. Its source is sent, so it must not use anything from around it. */
export type MainFunction<Result, Argument> = (
  electron: typeof Electron,
  argument: Argument,
) => Result | Promise<Result>;

/** The running application, the same for both hosts. */
export interface DesktopApp {
  readonly host: Host;
  readonly dataDir: string;
  /** Everything that went wrong without failing a call: console errors (CSP among them), page errors, uncaught errors. */
  readonly problems: string[];
  /** What the main process printed. */
  readonly output: string[];
  /** The first window's page, once it has loaded. */
  firstWindow(): Promise<Page>;
  /** Runs a function in the main process with the electron module, as Playwright's ElectronApplication.evaluate does. */
  evaluate<Result>(run: MainFunction<Result, undefined>): Promise<Result>;
  evaluate<Result, Argument>(run: MainFunction<Result, Argument>, argument: Argument): Promise<Result>;
  /** Quits as a user does, and waits until the process has ended; an exit code other than 0 becomes a problem. */
  close(): Promise<void>;
  /** Kills the process at once, as a power cut would. */
  kill(): Promise<void>;
  /** Resolves to the exit code when the process has ended, null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The Electron binary, found by its path: `require('electron')` would start a download. */
export function findElectron(root = repository): string | undefined {
  const dist = join(root, 'node_modules/electron/dist');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<string, string>;
  const file = join(dist, names[process.platform] ?? 'electron');
  return existsSync(file) ? file : undefined;
}

/** Real Electron wherever its binary exists, else the stand-in; E2E_HOST=electron|standin decides otherwise. */
export function chooseHost(): Host {
  const asked = process.env['E2E_HOST'];
  if (asked === 'electron' && findElectron() === undefined) {
    throw new Error('E2E_HOST=electron, but there is no Electron binary: run `npx install-electron`');
  }
  if (asked === 'electron' || asked === 'standin') return asked;
  return findElectron() === undefined ? 'standin' : 'electron';
}

/**
 * Starts the built application.
 * @param getBrowser gives the Chromium that shows the stand-in's windows; not called on Electron
 */
export async function launchApp(options: AppOptions, getBrowser: () => Promise<Browser>): Promise<DesktopApp> {
  const root = options.root ?? repository;
  const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string };
  if (!existsSync(join(root, main))) throw new Error(`${main} is missing: run \`npm run build\``);
  const electron = chooseHost() === 'electron' ? findElectron() : undefined;
  if (electron !== undefined) return launchOnElectron(electron, root, options);
  return launchOnStandin(join(root, main), root, options, await getBrowser());
}
