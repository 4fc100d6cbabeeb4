// `npm start`: the built application in its desktop window, or, where there is no Electron binary, in a browser.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { findElectron } from '../e2e/app.ts';
import { buildApplication, isBuildStale, projectRoot } from './project.ts';

/** Without a network the attempt ends at once; this is for a download that hangs. */
const FETCH_LIMIT_MS = 10 * 60_000;
const isBrowserAsked = process.argv.includes('--browser');
const appArgs = process.argv.slice(2).filter((argument) => argument !== '--browser');

if (isBuildStale()) {
  process.stdout.write('Building …\n');
  const code = await buildApplication();
  if (code !== 0) process.exit(code ?? 1);
}
process.exitCode = (await start()) ?? 1;

async function start(): Promise<number | null> {
  if (isBrowserAsked) return startInBrowser();
  const electron = findElectron() ?? fetchElectron();
  if (electron !== undefined && hasDisplay()) return startElectron(electron);
  const reason =
    electron === undefined
      ? 'The Electron binary is missing and could not be fetched'
      : 'There is no display for a desktop window here';
  process.stdout.write(`${reason}, so the application opens in a browser instead.\n`);
  return startInBrowser();
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

/** Electron's package brings its binary only on demand; without a network that fails, which is no error here. */
function fetchElectron(): string | undefined {
  process.stdout.write('Fetching Electron, once (about 120 MB) …\n');
  const installer = join(projectRoot, 'node_modules/electron/install.js');
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_LIMIT_MS });
  return findElectron();
}

function startElectron(electron: string): Promise<number | null> {
  // Chromium's sandbox refuses to run as root.
  const rootArgs = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return waitFor(spawn(electron, [...rootArgs, projectRoot, ...appArgs], { stdio: 'inherit' }));
}

/** The stand-in prints its address in one line. Only where nobody asked for the browser by name is it opened from here. */
function startInBrowser(): Promise<number | null> {
  const register = new URL('../standin/register.mjs', import.meta.url).href;
  const main = join(projectRoot, 'out/main/main.js');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', register, main, ...appArgs],
    {
      cwd: projectRoot,
      stdio: ['inherit', 'pipe', 'inherit'],
    },
  );
  let isOpened = isBrowserAsked || !hasDisplay();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    const address = /http:\/\/127\.0\.0\.1:\S+/.exec(text)?.[0];
    if (address === undefined || isOpened) return;
    isOpened = true;
    openBrowser(address);
  });
  return waitFor(child);
}

/** Opens an address in the user's browser; a machine without one is no error, since the address is printed too. */
function openBrowser(address: string): void {
  const openers: Record<string, readonly string[]> = { darwin: ['open', address], win32: ['explorer', address] };
  const [command = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open', address];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** Ctrl+C reaches the application too; this process stays until the application has ended by itself. */
function waitFor(child: ChildProcess): Promise<number | null> {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}
