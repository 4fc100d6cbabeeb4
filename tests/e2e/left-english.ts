import type { Page } from '@playwright/test';

/**
 * Plain English words that the screen shows although its language is another: texts that were written without the macros of
 * translation. Left out is what is the user's (`own`), what is meant for Amazon (`lang="en"`), and what is typed.
 */
export function findLeftEnglish(page: Page, own: string): Promise<readonly string[]> {
  return page.evaluate((ownWords) => {
    const left = new Set<string>();
    const isOwn = (text: string): boolean => text.split(/ · |: |…/).every((part) => ownWords.includes(part.trim()));
    const isPlain = (text: string): boolean => {
      // Words with an accent went through the catalogue; Chinese ones come from the application's other texts.
      const rest = text.replaceAll(/[^\s]*[áéíóúýÁÉÍÓÚ][^\s]*/g, '');
      return (
        !['Reinstate', 'Node', 'Electron', 'Chromium', 'Tesseract'].includes(text) &&
        !/\p{Script=Han}/u.test(text) &&
        !/[áéíóúýÁÉÍÓÚ]/.test(text) &&
        /[A-Za-z]{3,} [a-z]{2,}|^[A-Z][a-z]{3,}$/.test(rest)
      );
    };
    const readAttributes = (): void => {
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
        if (element.closest('[lang=en]')) continue;
        for (const name of ['aria-label', 'title', 'placeholder']) {
          const text = element.getAttribute(name) ?? '';
          // A long title quotes a text of the user's.
          if (text.length <= 80 && isPlain(text) && !isOwn(text)) left.add(`${name}: ${text}`);
        }
      }
    };
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('[lang=en], input, textarea, [contenteditable], [data-main-rotation], svg') === null;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const text = (texts.currentNode.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      if (element && isPlain(text) && !isOwn(text) && isShown(element)) left.add(text.slice(0, 90));
    }
    readAttributes();
    return [...left];
  }, own);
}
