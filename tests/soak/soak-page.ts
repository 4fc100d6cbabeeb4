import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { launchApp } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { setUpProtection } from '../e2e/set-up-protection.ts';
import { type Growth, type GrowthLimit, judgeGrowth, type Sample } from './judge-growth.ts';

/** What the page may not keep of screens that were left; each 1,000 operations are 1,000 screens. */
const LIMITS = {
  /** JavaScript heap behind a collection, MB. */
  heapMb: { slack: 3, perThousand: 3 },
  domNodes: { slack: 300, perThousand: 300 },
  listeners: { slack: 60, perThousand: 60 },
  documents: { slack: 1, perThousand: 0 },
} as const satisfies Readonly<Record<string, GrowthLimit>>;
export type PageMeasure = keyof typeof LIMITS;

export type PageSoakReport = {
  readonly growths: readonly Growth<PageMeasure>[];
  readonly problems: readonly string[];
};

type Options = {
  readonly dir: string;
  /** How often all screens are gone through. */
  readonly rounds: number;
  readonly onSample?: (sample: Sample<PageMeasure>) => void;
};

const HOME_SCREENS = ['#/cases', '#/new', '#/stores', '#/further-ways', '#/settings'];
const CASE_SCREENS = ['overview', 'review', 'evidence', 'plan', 'log', 'rounds', 'packet'];

/**
 * Goes through all screens of the built application and of its example many times, opens and closes dialogs, and measures at the same
 * screen behind a collection.
 */
export async function soakPage({ dir, rounds, onSample }: Options): Promise<PageSoakReport> {
  const browser = await chromium.launch((await chooseBrowser()).options);
  const env = { STANDIN_KEYCHAIN: join(dir, 'keychain') };
  const app = await launchApp({ dataDir: join(dir, 'data'), env }, () => Promise.resolve(browser));
  const samples: Sample<PageMeasure>[] = [];
  try {
    const page = await app.firstWindow();
    await setUpProtection(page);
    await page.getByRole('button', { name: 'Look at an example' }).click();
    await page.waitForURL(/#\/case\//, { timeout: 60_000 });
    const home = new URL(page.url()).hash.replace(/\/[^/]*$/, '');
    const screens = [...CASE_SCREENS.map((name) => `${home}/${name}`), ...HOME_SCREENS];
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    for (let round = 1; round <= rounds; round += 1) {
      for (const hash of screens) await open(page, hash);
      await openDialogs(page, home);
      const sample = { operation: round * screens.length, ...(await measure(session)) };
      samples.push(sample);
      onSample?.(sample);
    }
    return { growths: judgeGrowth(samples, LIMITS), problems: app.problems };
  } finally {
    await app.close();
    await browser.close();
  }
}

/** Until the screen has its heading and nothing has changed in it for a moment. */
async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => void (location.hash = value), hash);
  await page.getByRole('main').waitFor();
  await page.evaluate(async () => {
    const quietMs = 150;
    const endMs = performance.now() + 3000;
    let lastMs = performance.now();
    const observer = new MutationObserver(() => (lastMs = performance.now()));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    while (performance.now() - lastMs < quietMs && performance.now() < endMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    observer.disconnect();
  });
}

/** The search and the commands, and back to the overview, where is measured. */
async function openDialogs(page: Page, home: string): Promise<void> {
  await open(page, `${home}/overview`);
  for (const key of ['ControlOrMeta+F', 'ControlOrMeta+K']) {
    await openDialog(page, key);
    await page.keyboard.type('invoice');
    await page.keyboard.press('Escape');
    // The first press may only have emptied the field.
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await open(page, `${home}/overview`);
}

/** A key that is pressed before the screen hears it is pressed again. */
async function openDialog(page: Page, key: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (let tries = 0; tries < 10 && !(await dialog.isVisible()); tries += 1) {
    await page.keyboard.press(key);
    await dialog.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await dialog.waitFor();
}

async function measure(session: CDPSession): Promise<Readonly<Record<PageMeasure, number>>> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    heapMb: read('JSHeapUsedSize') / 1024 / 1024,
    domNodes: read('Nodes'),
    listeners: read('JSEventListeners'),
    documents: read('Documents'),
  };
}
