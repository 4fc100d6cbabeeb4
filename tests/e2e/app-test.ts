import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test as base, type Browser } from '@playwright/test';
import { launchApp, type AppOptions, type DesktopApp } from './app.ts';
import { chooseBrowser } from './browser.ts';

interface AppFixtures {
  /** A fresh folder that is removed after the test. */
  readonly folder: string;
  /** Starts the application (again); every one is closed after the test, which fails if one had a problem. */
  readonly launch: (options?: Partial<AppOptions>) => Promise<DesktopApp>;
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
    await use(async (options = {}) => {
      const app = await launchApp({ dataDir: join(folder, 'data'), ...options }, getBrowser);
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

async function attachEvidence(apps: readonly DesktopApp[], testInfo: ReturnType<typeof base.info>): Promise<void> {
  for (const app of apps) {
    await testInfo.attach('output of the main process', { body: app.output.join('') });
    const page = await app.firstWindow().catch(() => undefined);
    const picture = await page?.screenshot({ timeout: 5000 }).catch(() => undefined);
    if (picture) await testInfo.attach('window', { body: picture, contentType: 'image/png' });
  }
}
