/** Whether a dialog lies over the window and has the keyboard to itself (Dialog marks itself for this). */
export function hasModal(): boolean {
  return document.querySelector('[data-modal]') !== null;
}
