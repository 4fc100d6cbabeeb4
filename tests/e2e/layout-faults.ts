import type { Page } from '@playwright/test';

/**
 * What cannot be read where it stands: text that is cut off with no way to scroll to it, text that needs scrolling in two
 * directions, and a page that is wider than its window. Pages of documents and tables may be wider than their frames
 * (WCAG 1.4.10 leaves them out). Text that ends in "…" counts as cut unless it has a title or is a row's second line.
 */
export function findLayoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults = new Set<string>();
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.add(`the page is ${root.scrollWidth} wide`);
    const modal = document.querySelector('[data-modal]');
    const name = (text: string): string => `"${text.trim().replaceAll(/\s+/g, ' ').slice(0, 50)}"`;
    const isLeftOut = (element: Element): boolean =>
      element.closest('.textLayer, [data-live-announcer], table, [aria-hidden=true], svg') !== null;

    type Box = Record<'left' | 'right' | 'top' | 'bottom', number>;
    const isBeside = (box: Box, frame: Box): boolean => box.right > frame.right + 1 || box.left < frame.left - 1;
    const isAbove = (box: Box, frame: Box): boolean => box.bottom > frame.bottom + 2 || box.top < frame.top - 2;
    const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
    const windowBox = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight };

    /** What cuts the box off within one element around it; undefined when nothing does. */
    const findCut = (box: Box, at: Element, style: CSSStyleDeclaration): string | undefined => {
      const frame = at.getBoundingClientRect();
      if (cuts(style.overflowX) && isBeside(box, frame)) return at.closest('[title]') ? '' : 'cut at the side';
      if (cuts(style.overflowY) && isAbove(box, frame))
        return style.webkitLineClamp === 'none' ? 'cut above or below' : '';
      return undefined;
    };

    /** What keeps the box from being seen; empty when nothing does. */
    const judge = (element: Element, shown: DOMRect): string => {
      const box: Box = { left: shown.left, right: shown.right, top: shown.top, bottom: shown.bottom };
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.clipPath !== 'none' || style.position === 'fixed') return '';
        const cut = findCut(box, at, style);
        if (cut !== undefined) return cut;
        // Inside something that scrolls, what matters further out is its frame.
        const { left, right, top, bottom } = at.getBoundingClientRect();
        if (scrolls(style.overflowX)) Object.assign(box, { left, right });
        if (scrolls(style.overflowY)) Object.assign(box, { top, bottom });
      }
      if (isBeside(box, windowBox)) return 'beside the window';
      return isAbove(box, windowBox) ? 'above or below the window' : '';
    };

    const readTexts = (): void => {
      const texts = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode;
        const element = node.parentElement;
        if (!element || !node.textContent?.trim() || isLeftOut(element)) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const fault = judge(element, range.getBoundingClientRect());
        if (fault !== '') faults.add(`${fault}: ${name(node.textContent)}`);
      }
    };
    readTexts();

    for (const element of (modal ?? document.body).querySelectorAll<HTMLElement>('*')) {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) continue;
      if (!scrolls(getComputedStyle(element).overflowX) || isLeftOut(element)) continue;
      if (element.querySelector('canvas, table')) continue;
      faults.add(`scrolls sideways: ${name(element.textContent ?? '')}`);
    }
    return [...faults];
  });
}
