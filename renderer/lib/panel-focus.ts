import { hasModal } from './has-modal.ts';

/**
 * F6 goes to the next panel of the window, Shift+F6 to the one before. Listens on the window's capture phase, so that it
 * comes before React Aria's own F6, which knows only its messages.
 * @returns ends it
 */
export function startPanelKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
      (panel) => panel.offsetParent !== null || isFixed(panel),
    );
    if (panels.length === 0 || hasModal()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const active = document.activeElement;
    const here = panels.findIndex((panel) => panel.contains(active));
    const next = panels[nextPanel(here, panels.length, event.shiftKey)];
    if (next) focusPanel(next);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** Position of the panel to go to; `here` is -1 when the focus is in none. */
export function nextPanel(here: number, count: number, isBackwards: boolean): number {
  if (here < 0) return isBackwards ? count - 1 : 0;
  return (here + (isBackwards ? count - 1 : 1)) % count;
}

function isFixed(element: HTMLElement): boolean {
  return getComputedStyle(element).position === 'fixed';
}

function focusPanel(panel: HTMLElement): void {
  const remembered = panel.querySelector<HTMLElement>('[aria-current=page], [data-panel-start]');
  (remembered ?? panel).focus();
}
