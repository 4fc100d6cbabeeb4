import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test as base, type Browser, type Page } from '@playwright/test';
import { launchApp, type AppOptions, type DesktopApp } from './app.ts';
import { chooseBrowser } from './browser.ts';
import { setUpProtection } from './set-up-protection.ts';

/** How a test starts the application. */
export interface LaunchOptions extends Partial<AppOptions> {
  /** `new` leaves a new data folder as it is; otherwise its recovery code is made, so that no dialog asks for it. */
  readonly protection?: 'set-up' | 'new';
}

interface AppFixtures {
  /** A fresh folder that is removed after the test. */
  readonly folder: string;
  /** Starts the application (again); every one is closed after the test, which fails if one had a problem. */
  readonly launch: (options?: LaunchOptions) => Promise<DesktopApp>;
}

/** Playwright's test with the application. On the real Electron no other browser is started. */
export const test = base.extend<AppFixtures, { getBrowser: () => Promise<Browser> }>({
  getBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= chooseBrowser().then(({ options }) => chromium.launch(options))));
      await (await browser)?.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'reinstate-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launch: async ({ getBrowser, folder }, use, testInfo) => {
    const apps: DesktopApp[] = [];
    const ended = new Set<DesktopApp>();
    await use(async ({ protection = 'set-up', ...options } = {}) => {
      const env = { STANDIN_KEYCHAIN: join(folder, 'keychain'), ...options.env };
      const launched = await launchApp({ dataDir: join(folder, 'data'), ...options, env }, getBrowser);
      const app = endingItsWork(protection === 'new' ? launched : withProtection(launched));
      apps.push(app);
      void app.exited.then(() => ended.add(app));
      return app;
    });
    if (testInfo.status !== testInfo.expectedStatus) await attachEvidence(apps, testInfo);
    for (const app of apps) if (!ended.has(app)) await app.close();
    expect(
      apps.flatMap((app) => app.problems),
      'problems of the application',
    ).toEqual([]);
  },
});

export { expect };

/** Whether to close although work goes on is asked of people; where a test ends is no place to wait for the work. */
function endingItsWork(app: DesktopApp): DesktopApp {
  const close = async (): Promise<void> => {
    await app
      .evaluate(({ dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
      })
      .catch(() => undefined);
    await app.close();
  };
  return { ...app, close };
}

/** The first window is given to the test when its recovery code is confirmed. */
function withProtection(app: DesktopApp): DesktopApp {
  let ready: Promise<Page> | undefined;
  const open = async (): Promise<Page> => {
    const page = await app.firstWindow();
    await setUpProtection(page);
    return page;
  };
  return { ...app, firstWindow: () => (ready ??= open()) };
}

async function attachEvidence(apps: readonly DesktopApp[], testInfo: ReturnType<typeof base.info>): Promise<void> {
  for (const app of apps) {
    await testInfo.attach('output of the main process', { body: app.output.join('') });
    const page = await app.firstWindow().catch(() => undefined);
    const picture = await page?.screenshot({ timeout: 5000 }).catch(() => undefined);
    if (picture) await testInfo.attach('window', { body: picture, contentType: 'image/png' });
  }
}
