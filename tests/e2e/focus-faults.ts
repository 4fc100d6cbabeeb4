import type { Page } from '@playwright/test';

/** Enough for the longest screen; a walk that goes round ends sooner. */
const MOST_STOPS = 90;
/** As `lookAtFocus` says it. */
const HIDDEN = 'is hidden';
const SETTLE_MS = 500;

/**
 * Walks through a screen with Tab, as far as the walk stays in the page. Names each stop where nothing shows that it has the
 * keyboard (WCAG 2.4.7), and each that lies wholly behind something else (2.4.11).
 */
export async function findFocusFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    const isInDialog = document.activeElement?.closest('[data-modal]') !== null;
    if (!isInDialog) (document.activeElement as HTMLElement | null)?.blur();
  });
  const faults = new Set<string>();
  const seen = new Set<string>();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(lookAtFocus);
    if (found === null || seen.has(found.id)) break;
    seen.add(found.id);
    let now = found.faults;
    if (now.includes(HIDDEN)) {
      // What counts is the moment at which it gets the keyboard; a picture above may have come since and moved it.
      await page.waitForTimeout(SETTLE_MS);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      const again = (await page.evaluate(lookAtFocus))?.faults ?? [];
      now = now.filter((fault) => fault !== HIDDEN || again.includes(HIDDEN));
    }
    for (const fault of now) faults.add(`${found.name}: ${fault}`);
  }
  // The next look is at the screen alone, without the name of the button that had the keyboard.
  await page.evaluate(() => {
    const dialog = document.querySelector<HTMLElement>('[data-modal] [role=dialog]');
    if (dialog) dialog.focus();
    else (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.mouse.move(1, 1);
  return [...faults];
}

/** Runs in the page. Compares how the stop before looked with the keyboard and how it looks without it. */
function lookAtFocus(): { readonly id: string; readonly name: string; readonly faults: readonly string[] } | null {
  type Stop = { readonly element: Element; readonly look: string; readonly name: string };
  const memory = globalThis as unknown as { lastStop?: Stop; stopCount?: number };
  const lookOf = (element: Element): string => {
    // A ring may be drawn by the control around a hidden box, or by the field around a part of it.
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    const parts = around.flatMap((one) => (one ? [one, ...(one.children.length < 6 ? one.children : [])] : []));
    return parts
      .map((part) => {
        const { outline, outlineStyle, boxShadow, backgroundColor, borderColor } = getComputedStyle(part);
        return [outlineStyle === 'none' ? '' : outline, boxShadow, backgroundColor, borderColor].join();
      })
      .join(';');
  };
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
  const isReached = (element: Element): boolean => {
    const shown = element.closest('label') ?? element;
    const { left, right, top, bottom, width, height } = shown.getBoundingClientRect();
    const inset = (size: number): number => Math.min(4, size / 2);
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + inset(width), top + inset(height)],
      [right - inset(width), top + inset(height)],
      [left + inset(width), bottom - inset(height)],
      [right - inset(width), bottom - inset(height)],
      // Tall ones: what lies within the window.
      [(left + right) / 2, Math.min(Math.max(top, 0) + 12, innerHeight - 12)],
    ];
    return points.some(([x = 0, y = 0]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (shown.contains(hit) || hit.contains(shown));
    });
  };

  const faults: string[] = [];
  const element = document.activeElement;
  const last = memory.lastStop;
  if (last?.element.isConnected && last.element !== element && lookOf(last.element) === last.look)
    faults.push(`nothing showed that ${last.name} had the keyboard`);
  if (!element || element === document.body) {
    delete memory.lastStop;
    return null;
  }
  if (!isReached(element)) faults.push('is hidden');
  memory.lastStop = { element, look: lookOf(element), name: nameOf(element) };
  const id = element.getAttribute('data-stop') ?? String((memory.stopCount = (memory.stopCount ?? 0) + 1));
  element.setAttribute('data-stop', id);
  return { id, name: nameOf(element), faults };
}
