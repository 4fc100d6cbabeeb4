import type { Page } from '@playwright/test';

/** What people press, choose from or fill in, with its name. */
const CONTROLS = [
  ...['button', 'label', 'legend', 'summary', 'select', 'th'],
  ...['button', 'option', 'tab', 'menuitem', 'menuitemradio', 'radio', 'checkbox', 'switch'].map(
    (role) => `[role=${role}]`,
  ),
].join(', ');

/** Buttons, labels, options and the like whose words don't fit into them; what ends in "…" on purpose has a title. */
export function findCutWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.clientWidth > 0)
        .filter((control) => {
          const words = [control, ...control.querySelectorAll<HTMLElement>('*')].filter((element) => {
            const { textOverflow, clipPath, display } = getComputedStyle(element);
            // Words for screen readers only are cut to nothing.
            return (
              element.clientWidth > 1 && display !== 'inline' && clipPath === 'none' && textOverflow !== 'ellipsis'
            );
          });
          return words.some((element) => element.scrollWidth > element.clientWidth + 2);
        })
        .map((control) => (control.textContent ?? '').trim().slice(0, 60)),
    CONTROLS,
  );
}
