import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { DriverMessage, DriverRequest } from '../standin/driver.ts';
import type { AppOptions, DesktopApp } from './app.ts';
import { collectPageProblems } from './page-problems.ts';

const register = fileURLToPath(new URL('../standin/register.mjs', import.meta.url));
const QUIT_LIMIT_MS = 15_000;
const FIRST_WINDOW_LIMIT_MS = 20_000;

/** Runs the built main process under Node with the stand-in for `electron`; pages of the given Chromium are its windows. */
export async function launchOnStandin(
  mainFile: string,
  root: string,
  options: AppOptions,
  browser: Browser,
): Promise<DesktopApp> {
  const problems: string[] = [];
  const output: string[] = [];
  const context = await browser.newContext({
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    forcedColors: options.forcedColors ?? 'none',
  });
  const child = startProcess(mainFile, root, options, output);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  collectPageProblems(context, problems, (url) => /^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(url));
  const windows = createWindows(context, child, problems);
  const evaluate = createEvaluate(child, exited);
  child.on('message', (message) => {
    const told = message as DriverMessage;
    if (told.type === 'problem') problems.push(told.text);
    else if (told.type !== 'evaluated') windows.obey(told);
  });
  closeForeignPages(context, windows.isOwn, evaluate, problems);

  let isEnding = false;
  void exited.then((code) => {
    if (!isEnding && code !== 0) problems.push(`the application ended with code ${String(code)}\n${output.join('')}`);
  });

  return {
    host: 'standin',
    dataDir: options.dataDir,
    problems,
    output,
    exited,
    evaluate,
    firstWindow: () =>
      orLate(
        Promise.race([windows.first, exited.then(() => endedEarly(output))]),
        FIRST_WINDOW_LIMIT_MS,
        () => `no window appeared\n${output.join('')}`,
      ),
    async close() {
      isEnding = true;
      tell(child, { type: 'quit' });
      const code = await orLate(exited, QUIT_LIMIT_MS, () => 'the application did not quit').catch((error: unknown) => {
        child.kill('SIGKILL');
        return String(error);
      });
      if (code !== 0) problems.push(`quitting ended with ${String(code)}\n${output.join('')}`);
      await context.close();
    },
    async kill() {
      isEnding = true;
      // A page that outlives its application by an instant complains; nobody would see it.
      const known = problems.length;
      child.kill('SIGKILL');
      await exited;
      await context.close();
      problems.length = known;
    },
  };
}

function startProcess(mainFile: string, root: string, options: AppOptions, output: string[]): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      register,
      mainFile,
      `--user-data-dir=${join(options.dataDir, 'window')}`,
      ...(options.args ?? []),
    ],
    {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', REINSTATE_DATA: options.dataDir, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  );
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  return child;
}

/** Keeps one page for each window, and does to it what the main process says. */
function createWindows(context: BrowserContext, child: ChildProcess, problems: string[]) {
  const pages = new Map<number, Page>();
  const own = new Set<Page>();
  let opening = 0;
  let resolveFirst: (page: Page) => void = () => undefined;
  const first = new Promise<Page>((resolve) => (resolveFirst = resolve));

  async function open(message: Extract<DriverMessage, { type: 'open' }>): Promise<void> {
    opening++;
    const page = pages.get(message.windowId) ?? (await context.newPage());
    pages.set(message.windowId, page);
    own.add(page);
    opening--;
    page.on('close', () => tell(child, { type: 'page-closed', windowId: message.windowId }));
    await page.setViewportSize({ width: message.width, height: message.height });
    await page.setExtraHTTPHeaders({ 'x-standin-window': String(message.windowId) });
    await page.goto(message.url);
    resolveFirst(page);
  }

  function obey(message: Exclude<DriverMessage, { type: 'evaluated' | 'problem' }>): void {
    const report = (error: unknown) => void (child.connected && problems.push(`${message.type}: ${String(error)}`));
    if (message.type === 'open') void open(message).catch(report);
    else if (message.type === 'theme') void showTheme(message.source).catch(report);
    else if (message.type === 'resize') void pages.get(message.windowId)?.setViewportSize(message).catch(report);
    // Closing what is closed already is no problem.
    else
      void pages
        .get(message.windowId)
        ?.close({ runBeforeUnload: !message.force })
        .catch(() => undefined);
  }

  async function showTheme(source: 'system' | 'light' | 'dark'): Promise<void> {
    for (const page of own) await page.emulateMedia({ colorScheme: source === 'system' ? null : source });
  }

  return { first, obey, isOwn: (page: Page) => own.has(page) || opening > 0 };
}

/** A page that the page opened: Electron would ask the window-open handler first, and open none when it says no. */
function closeForeignPages(
  context: BrowserContext,
  isOwn: (page: Page) => boolean,
  evaluate: ReturnType<typeof createEvaluate>,
  problems: string[],
): void {
  context.on('page', (page) => {
    if (isOwn(page)) return;
    const url = page.url();
    void page.close();
    void evaluate(askWindowOpenHandler, url).then(
      (isAllowed) => isAllowed === true && problems.push(`the page opened a window (${url})`),
      (error: unknown) => problems.push(String(error)),
    );
  });
}

interface AskedElectron {
  readonly BrowserWindow: {
    getAllWindows(): readonly { readonly webContents: { allowsWindow(url: string): boolean } }[];
  };
}

function askWindowOpenHandler({ BrowserWindow }: AskedElectron, url: string): boolean {
  return BrowserWindow.getAllWindows().some((window) => window.webContents.allowsWindow(url));
}

function createEvaluate(child: ChildProcess, exited: Promise<number | null>) {
  let nextId = 1;
  return async (run: (module: never, argument: never) => unknown, argument?: unknown): Promise<unknown> => {
    const id = nextId++;
    const answered = new Promise<unknown>((resolve, reject) => {
      child.on('message', function receive(message) {
        const told = message as DriverMessage;
        if (told.type !== 'evaluated' || told.id !== id) return;
        child.off('message', receive);
        if (told.error === undefined) resolve(told.value);
        else reject(new Error(`in the main process: ${told.error}`));
      });
    });
    tell(child, { type: 'evaluate', id, source: run.toString(), argument });
    return Promise.race([answered, exited.then(() => endedEarly([]))]);
  };
}

function tell(child: ChildProcess, request: DriverRequest): void {
  if (child.connected) child.send(request);
}

function endedEarly(output: readonly string[]): never {
  throw new Error(`the application has ended\n${output.join('')}`);
}

async function orLate<Value>(promise: Promise<Value>, limitMs: number, message: () => string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
