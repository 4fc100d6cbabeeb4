// The smallest and the largest window that people work in: nothing cut, nothing scrolls sideways, lines of text stay readable; and
// nothing moves where the system asks for less motion.
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { findLayoutFaults } from './layout-faults.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 7680, height: 4320 },
] as const;
/** Of the longest line of running text, headings and single lines aside. WCAG 1.4.8 names 80; ours are some 75 in the mean. */
const MAX_LINE_LETTERS = 85;

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
    '#/further-ways',
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

/** Texts of two lines and more whose longest line holds too many letters to find the next one. */
function findLongLines(page: Page): Promise<readonly string[]> {
  return page.evaluate((most) => {
    const faults: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: element, textContent } = texts.currentNode;
      const text = (textContent ?? '').trim();
      // A shorter text has no such line; the pages of a document have the lines that they have.
      if (text.length <= most || !element || element.closest('.textLayer, svg, textarea, [aria-hidden=true]')) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const widths = [...range.getClientRects()].map(({ width }) => width);
      const sum = widths.reduce((total, width) => total + width, 0);
      const letters = (text.length * Math.max(...widths)) / sum;
      if (widths.length > 1 && letters > most)
        faults.push(`${Math.round(letters)} letters a line: ${text.slice(0, 40)}`);
    }
    return faults;
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
