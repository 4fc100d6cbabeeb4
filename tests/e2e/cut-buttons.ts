import type { Page } from '@playwright/test';

/** Buttons whose words don't fit into them. */
export function findCutButtons(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role=button]')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }) && button.clientWidth > 0)
      .filter((button) => {
        const words = [button, ...button.querySelectorAll<HTMLElement>('*')].filter(
          (element) => element.clientWidth > 0 && getComputedStyle(element).textOverflow !== 'ellipsis',
        );
        return words.some((element) => element.scrollWidth > element.clientWidth + 2);
      })
      .map((button) => (button.textContent ?? '').trim().slice(0, 60)),
  );
}
