// Every screen in light and dark: no accessibility rule broken, nothing wider than its window, and (with
// REINSTATE_SCREENS=<folder>, as `npm run screens` sets it) a picture of each.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const pictures = process.env['REINSTATE_SCREENS'];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is sound in ${colorScheme}`, async ({ launch, folder }) => {
    test.setTimeout(180_000);
    const app = await launch({ colorScheme });
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 820 });
    await page.clock.setFixedTime(new Date('2026-10-01T09:00:00'));
    const look = (name: string) => lookAt(page, name, colorScheme);

    await expect(page.getByRole('button', { name: 'Look at an example' })).toBeVisible();
    await look('welcome');
    await page.getByRole('button', { name: 'Look at an example' }).click();
    await expect(page.getByText('Authenticity complaints, kitchen scales').first()).toBeVisible();
    await page.waitForURL(/#\/case\//);
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
    await look('overview');
    const home = new URL(page.url()).hash.replace(/\/[^/]*$/, '');

    await lookAtCase({ page, home, look });
    await recordRound(app, page, home, folder);
    await look('rounds');

    for (const [hash, shown] of Object.entries(HOME_SCREENS)) {
      await open(page, `#/${hash}`);
      await expect(page.getByRole('main')).toContainText(shown);
      await look(hash);
    }
  });
}

/** The screens beside a case, each with words that stand there once it is filled. */
const HOME_SCREENS = {
  cases: 'Brightleaf Home',
  new: 'Which account is it about?',
  stores: 'Authenticity complaints, kitchen scales',
  'further-ways': '0 of 4 ready',
  settings: 'Data folder',
};

type CaseLook = { readonly page: Page; readonly home: string; readonly look: (name: string) => Promise<void> };

async function lookAtCase({ page, home, look }: CaseLook): Promise<void> {
  await open(page, `${home}/review`);
  await expect(page.getByRole('heading', { level: 2, name: 'Listings' })).toBeVisible();
  await look('review-questions');
  await open(page, `${home}/review/units`);
  await expect(page.getByRole('table', { name: 'Units of B0ABCDEFGH' })).toBeVisible();
  await look('review');

  await open(page, `${home}/evidence`);
  await expect(page.getByText('Veldrane invoice VWS-1043').first()).toBeVisible();
  // The words over the page come after its picture; the small pictures are made when nothing else is to be done.
  await expect(page.getByText('Units ordered by SKU and month').first()).toBeVisible();
  await page.waitForTimeout(2500);
  await look('evidence');

  await open(page, `${home}/plan`);
  await expect(page.getByText('Exhibit A, p. 2').first()).toBeVisible();
  await look('plan');

  await open(page, `${home}/log`);
  await expect(page.getByRole('grid', { name: 'Contacts' }).getByRole('row')).toHaveCount(4);
  await look('log');
  await open(page, `${home}/rounds`);
  await expect(page.getByText('Nothing was sent yet')).toBeVisible();
  await look('rounds-empty');

  await open(page, `${home}/packet`);
  await expect(page.locator('[data-state="drawn"]').first()).toBeVisible({ timeout: 60_000 });
  // The small pictures are made when nothing else is to be done.
  await page.waitForTimeout(2500);
  await look('packet');
}

/** Exports the packet that is open, records it as sent, and shows the rounds. */
async function recordRound(app: DesktopApp, page: Page, home: string, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, path: string) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('button', { name: 'I have sent it' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Record round 1 as sent' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await open(page, `${home}/rounds`);
  await expect(page.getByText('Waiting for an answer')).toBeVisible();
  const closeButtons = page.getByRole('alertdialog').getByRole('button', { name: 'Close' });
  // A message may go by itself in the meantime.
  while ((await closeButtons.count()) > 0) {
    await closeButtons
      .first()
      .click({ timeout: 2000 })
      .catch(() => undefined);
  }
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => void (location.hash = value), hash);
}

async function lookAt(page: Page, name: string, colorScheme: string): Promise<void> {
  await page.mouse.move(0, 0);
  // Until what moves has come to rest: fades would be measured as poor contrast.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  await page.waitForTimeout(200);
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    const png = await page.screenshot();
    await sharp(png)
      .png({ palette: true, quality: 90, compressionLevel: 9 })
      .toFile(join(pictures, `${name}-${colorScheme}.png`));
  }
  expect(await findAxeViolations(page), `accessibility of ${name}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
}
