import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type LaunchOptions } from '@playwright/test';

/** A Chromium that can stand for the application's window. */
export interface BrowserChoice {
  /** For people: which browser this is. */
  readonly name: string;
  readonly options: LaunchOptions;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const sparticuzDir = join(root, 'node_modules/@sparticuz/chromium');
const SYSTEM_BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Nothing of its own over the network, and no name but the loopback address is found. */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Finds a Chromium for the tests: $CHROMIUM, else the one that npm brought (Linux x64), else one that Playwright installed,
 * else the system's.
 * @throws Error that names the command that mends it, when there is none
 */
export async function chooseBrowser(): Promise<BrowserChoice> {
  const named = process.env['CHROMIUM'];
  if (named) return choice(`$CHROMIUM (${named})`, { executablePath: named });
  if (process.platform === 'linux' && process.arch === 'x64') return useSparticuz();
  if (existsSync(chromium.executablePath())) return choice("Playwright's Chromium", {});
  if (process.platform === 'win32') return choice('Microsoft Edge', { channel: 'msedge' });
  if (process.platform === 'darwin' && existsSync('/Applications/Google Chrome.app'))
    return choice('Google Chrome', { channel: 'chrome' });
  const system = findSystemBrowser();
  if (system !== undefined) return choice(system, { executablePath: system });
  throw new Error(
    'no Chromium for the end-to-end tests: run `npx playwright install chromium`, or set CHROMIUM to one',
  );
}

function choice(name: string, options: LaunchOptions): BrowserChoice {
  return { name, options: { chromiumSandbox: false, args: ARGS, ...options } };
}

function findSystemBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return SYSTEM_BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) =>
    existsSync(file),
  );
}

/** Unpacks the Chromium of @sparticuz/chromium once for each version; its own start-up arguments are unsafe and not used. */
async function useSparticuz(): Promise<BrowserChoice> {
  const manifestFile = join(sparticuzDir, 'package.json');
  if (!existsSync(manifestFile)) throw new Error('@sparticuz/chromium is not installed: run `npm ci`');
  const { version } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { version: string };
  const folder = join(cacheFolder(), `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const executablePath = join(folder, 'chromium');
  const env = { ...(process.env as Record<string, string>), FONTCONFIG_FILE: writeFontsConf() };
  const libraries = missesLibraries(executablePath) ? { LD_LIBRARY_PATH: join(folder, 'lib') } : {};
  return choice(`Chromium ${version} of @sparticuz/chromium`, { executablePath, env: { ...env, ...libraries } });
}

function cacheFolder(): string {
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'reinstate-tests');
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    const fallback = join(tmpdir(), 'reinstate-tests');
    mkdirSync(fallback, { recursive: true });
    return fallback;
  }
}

/** Unpacks beside the final folder and renames, so that no other process ever sees half a browser. */
async function unpackInto(folder: string): Promise<void> {
  const part = mkdtempSync(`${folder}.part-`);
  try {
    await unbrotli('chromium.br', createWriteStream(join(part, 'chromium'), { mode: 0o755 }));
    // tar-fs comes with the package, and only for it.
    const { extract } = createRequire(join(sparticuzDir, 'package.json'))('tar-fs') as {
      extract: (folder: string) => NodeJS.WritableStream;
    };
    await unbrotli('al2023.tar.br', extract(part));
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function unbrotli(name: string, target: NodeJS.WritableStream): Promise<void> {
  await pipeline(
    createReadStream(join(sparticuzDir, 'bin', name)),
    createBrotliDecompress({ chunkSize: 1 << 21 }),
    target,
  );
}

/** A bare Debian has no NSS; the package brings its own libraries, which are used only where the system has none. */
function missesLibraries(executable: string): boolean {
  return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
}

/** Without any font every page crashes the browser; with the same fonts everywhere, pictures of pages can be compared. */
function writeFontsConf(): string {
  const packaged = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
  const folders = [
    packaged,
    join(root, 'resources/fonts'),
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.fonts'),
  ];
  const families = ['sans-serif', 'serif', 'system-ui', 'ui-sans-serif', 'Arial', 'Helvetica'];
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.filter((folder) => existsSync(folder)).map((folder) => `<dir>${escapeXml(folder)}</dir>`),
    `<cachedir>${escapeXml(join(cacheFolder(), 'fontconfig'))}</cachedir>`,
    ...families.map(
      (family) => `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans</family></prefer></alias>`,
    ),
    '<alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>',
    // Whatever else is asked for and isn't there: without this, any font at all may be taken, a mathematical one for instance.
    '<match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>',
    '</fontconfig>',
  ];
  const file = join(cacheFolder(), `fonts-${process.pid}.conf`);
  writeFileSync(file, lines.join('\n'));
  process.once('exit', () => rmSync(file, { force: true }));
  return file;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
