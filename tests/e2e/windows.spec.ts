// The smallest and the largest window that people work in: nothing cut, nothing scrolls sideways, lines of text stay readable; and
// nothing moves where the system asks for less motion.
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { findLayoutFaults } from './layout-faults.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 7680, height: 4320 },
] as const;
/** Of letters of running text; WCAG 1.4.8 names 80, headings and single lines aside. */
const MAX_LINE_LETTERS = 110;

test('every screen fits into 1280 x 720 and 7680 x 4320, and nothing moves on request', async ({ launch }) => {
  test.setTimeout(180_000);
  const page = await (await launch()).firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//, { timeout: 60_000 });
  const home = new URL(page.url()).hash.replace(/\/[^/]*$/, '');
  const faults: string[] = [];
  for (const hash of [
    ...['overview', 'review', 'evidence', 'plan', 'log', 'packet'].map((name) => `${home}/${name}`),
    '#/cases',
    '#/settings',
    '#/stores',
    '#/new',
  ]) {
    await page.evaluate((value) => void (location.hash = value), hash);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForFunction((width) => innerWidth === width, size.width);
      const found = [...(await findLayoutFaults(page)), ...(await findLongLines(page)), ...(await findMotion(page))];
      faults.push(...found.map((fault) => `${hash.split('/').at(-1)} at ${size.width}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

/** Paragraphs of two lines and more whose lines hold too many letters to find the next one. */
function findLongLines(page: Page): Promise<readonly string[]> {
  return page.evaluate((most) => {
    const texts = [...document.querySelectorAll<HTMLElement>('p, li, [contenteditable=true] > *')];
    return texts.flatMap((element) => {
      const text = element.innerText.trim();
      const range = document.createRange();
      range.selectNodeContents(element);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      const letters = text.length / Math.max(1, tops.size);
      return tops.size > 1 && letters > most ? [`${Math.round(letters)} letters a line: ${text.slice(0, 40)}`] : [];
    });
  }, MAX_LINE_LETTERS);
}

/** Transitions and animations of more than 10 ms. The test's window asks for reduced motion. */
function findMotion(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seconds = (list: string): number => Math.max(...list.split(',').map(Number.parseFloat));
    const moving = [...document.querySelectorAll('*')].filter((element) =>
      ['', '::before', '::after'].some((pseudo) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element, pseudo || null);
        return seconds(transitionDuration) > 0.01 || seconds(animationDuration) > 0.01;
      }),
    );
    return moving.map((element) => `moves: ${element.tagName} ${element.className.toString().slice(0, 60)}`);
  });
}
