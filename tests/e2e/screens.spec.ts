// Every screen in light and dark, at 200 % zoom, with letters twice as large and in the system's own colours: no accessibility
// rule broken, nothing cut off, the keyboard's place always seen; and (with REINSTATE_SCREENS=<folder>, as `npm run screens`
// sets it) a picture of each. REINSTATE_ALL_SCREENS=<folder> takes the pictures of every way as well.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { findFocusFaults } from './focus-faults.ts';
import { findLayoutFaults } from './layout-faults.ts';

const allPictures = process.env['REINSTATE_ALL_SCREENS'];
const pictures = process.env['REINSTATE_SCREENS'] ?? allPictures;

/** How a screen is looked at besides; each is put on and taken off again. */
type Way = {
  readonly name: string;
  readonly walks: boolean;
  readonly set: (page: Page, isOn: boolean) => Promise<void>;
};

/** A window of 1280 x 720 at 200 %. */
const ZOOMED: Way = {
  name: 'zoomed',
  walks: true,
  set: (page, isOn) => page.setViewportSize(isOn ? { width: 640, height: 360 } : WINDOW),
};

/** The system's letters twice as large. */
const LARGE_LETTERS: Way = {
  name: 'large-letters',
  walks: false,
  set: async (page, isOn) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: isOn ? 32 : 16 } });
    await session.detach();
    await page.setViewportSize(isOn ? { width: 1280, height: 720 } : WINDOW);
  },
};

/** The few colours that a person chose for the whole system. */
const FORCED_COLOURS: Way = {
  name: 'forced-colours',
  walks: true,
  set: (page, isOn) => page.emulateMedia({ forcedColors: isOn ? 'active' : 'none' }),
};

const WINDOW = { width: 1280, height: 820 };
const WAYS: Readonly<Record<'light' | 'dark', readonly Way[]>> = {
  light: [ZOOMED],
  dark: [FORCED_COLOURS, LARGE_LETTERS],
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is sound in ${colorScheme}, and ${WAYS[colorScheme].map((way) => way.name).join(' and ')}`, async ({
    launch,
    folder,
  }) => {
    test.setTimeout(400_000);
    const app = await launch({ colorScheme });
    const page = await app.firstWindow();
    await page.setViewportSize(WINDOW);
    await page.clock.setFixedTime(new Date('2026-10-01T09:00:00'));
    const look = (name: string) => lookAt(page, name, colorScheme);

    await expect(page.getByRole('button', { name: 'Look at an example' })).toBeVisible();
    await look('welcome');
    await page.getByRole('button', { name: 'Look at an example' }).click();
    await page.waitForURL(/#\/case\//, { timeout: 60_000 });
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
    await look('overview');
    const home = new URL(page.url()).hash.replace(/\/[^/]*$/, '');

    await lookAtCase({ page, home, look });
    await recordRound(app, page, home, folder);
    await look('rounds');
    await lookAtDialogs({ page, home, look });

    for (const [hash, shown] of Object.entries(HOME_SCREENS)) {
      await open(page, `#/${hash}`);
      await expect(page.getByRole('main')).toContainText(shown);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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
  // The words over the page come after its picture.
  await expect(page.getByText('Units ordered by SKU and month').first()).toBeVisible();
  await waitForSmallPictures(page);
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
  await waitForSmallPictures(page);
  await look('packet');
}

/** The dialogs that one meets most. */
async function lookAtDialogs({ page, home, look }: CaseLook): Promise<void> {
  const keys = page.keyboard;
  const lookAtDialog = async (name: string, title: string): Promise<void> => {
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await look(name);
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await page.getByRole('button', { name: 'Add Amazon’s answer' }).click();
  await lookAtDialog('dialog-reply', 'Amazon’s answer');
  await open(page, `${home}/log`);
  await page.getByRole('button', { name: 'Log a contact' }).click();
  await lookAtDialog('dialog-log', 'Log a contact');
  await keys.press('ControlOrMeta+F');
  await keys.type('invoice');
  await expect(page.getByRole('grid', { name: 'Search results' }).getByRole('row').first()).toBeVisible();
  await lookAtDialog('dialog-find', 'Find in this appeal');
  await keys.press('ControlOrMeta+K');
  await lookAtDialog('dialog-commands', 'Commands');
  await open(page, `${home}/overview`);
  await page.getByRole('button', { name: 'Read a notice…' }).click();
  await lookAtDialog('dialog-notice', 'Read a notice');
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

/** For the pictures alone: small pictures of pages are made when nothing else is to be done. */
async function waitForSmallPictures(page: Page): Promise<void> {
  if (pictures !== undefined) await page.waitForTimeout(2500);
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => void (location.hash = value), hash);
}

async function lookAt(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await settle(page);
  if (pictures !== undefined) await takePicture(page, pictures, `${name}-${colorScheme}`);
  expect.soft(await findAxeViolations(page), `accessibility of ${name}`).toEqual([]);
  expect.soft(await findLayoutFaults(page), `layout of ${name}`).toEqual([]);
  for (const way of WAYS[colorScheme]) {
    await way.set(page, true);
    await settle(page);
    if (allPictures !== undefined) await takePicture(page, allPictures, `${name}-${way.name}`);
    expect.soft(await findAxeViolations(page), `accessibility of ${name}, ${way.name}`).toEqual([]);
    expect.soft(await findLayoutFaults(page), `layout of ${name}, ${way.name}`).toEqual([]);
    if (way.walks) expect.soft(await findFocusFaults(page), `keyboard on ${name}, ${way.name}`).toEqual([]);
    await way.set(page, false);
  }
}

/** Until what moves has come to rest: fades would be measured as poor contrast. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  await page.waitForTimeout(200);
}

async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const png = await page.screenshot();
  await sharp(png)
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
}
