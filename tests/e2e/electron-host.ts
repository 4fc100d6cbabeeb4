import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { AppOptions, DesktopApp } from './app.ts';
import { collectPageProblems } from './page-problems.ts';

/** Runs the built application on the real Electron, through Playwright. */
export async function launchOnElectron(executablePath: string, root: string, options: AppOptions): Promise<DesktopApp> {
  const problems: string[] = [];
  const output: string[] = [];
  const isRoot = process.getuid?.() === 0;
  const electron = await _electron.launch({
    executablePath,
    args: [
      root,
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(options.dataDir, 'window')}`,
      ...(options.args ?? []),
    ],
    env: { ...(process.env as Record<string, string>), REINSTATE_DATA: options.dataDir, ...options.env },
  });
  const child = electron.process();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  collectPageProblems(electron.context(), problems, (url) => /^(app:|blob:|data:|devtools:)/.test(url));
  return {
    host: 'electron',
    dataDir: options.dataDir,
    problems,
    output,
    exited,
    evaluate: electron.evaluate.bind(electron) as DesktopApp['evaluate'],
    async firstWindow() {
      const page = await electron.firstWindow();
      await page.emulateMedia({
        colorScheme: options.colorScheme ?? 'light',
        reducedMotion: 'reduce',
        forcedColors: options.forcedColors ?? 'none',
      });
      return page;
    },
    async close() {
      await electron.close();
      const code = await exited;
      if (code !== 0) problems.push(`quitting ended with ${String(code)}`);
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
