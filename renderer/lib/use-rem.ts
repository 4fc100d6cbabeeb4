import { useSyncExternalStore } from 'react';

let probe: HTMLElement | undefined;

/**
 * How many pixels a rem has, 16 unless the person's letters are larger: for sizes that have to be known in pixels, such as
 * the rows of a list of which only those in view exist.
 */
export function useRem(): number {
  return useSyncExternalStore(watch, read);
}

function read(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** No event tells of larger letters, but an element that is one rem wide grows. */
function watch(onChange: () => void): () => void {
  probe ??= addProbe();
  const observer = new ResizeObserver(onChange);
  observer.observe(probe);
  return () => observer.disconnect();
}

function addProbe(): HTMLElement {
  const element = document.createElement('div');
  element.ariaHidden = 'true';
  Object.assign(element.style, { position: 'fixed', width: '1rem', height: '0', visibility: 'hidden' });
  document.body.append(element);
  return element;
}
