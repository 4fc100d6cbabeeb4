import { useEffect, useRef, useState } from 'react';

/** A place in the page that wants a certain kind of document: an element with `data-drop-type` and `data-drop-name`. */
export type DropPlace = { readonly type: string; readonly name: string };

/** Before the lists whose rows can be dragged: they would keep a drop of files from the window. */
const FIRST = { capture: true } as const;

/**
 * Takes files that are dropped anywhere in the window.
 * @returns whether files are being held over the window, and over which place
 */
export function useFileDrop(onFiles: (files: readonly File[], place: DropPlace | null) => void): {
  readonly isOver: boolean;
  readonly place: DropPlace | null;
} {
  const [isOver, setIsOver] = useState(false);
  const [place, setPlace] = useState<DropPlace | null>(null);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    // `dragleave` also comes when the pointer moves between elements, so entries are counted.
    let depth = 0;
    let over: HTMLElement | null = null;
    const markPlace = (next: HTMLElement | null): void => {
      if (next === over) return;
      over?.removeAttribute('data-over');
      next?.setAttribute('data-over', '');
      over = next;
      setPlace(placeOf(next));
    };
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const show = (next: number): void => {
      depth = Math.max(0, next);
      setIsOver(depth > 0);
      if (depth === 0) markPlace(null);
    };
    const onEnter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.stopPropagation();
      show(depth + 1);
    };
    const onLeave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.stopPropagation();
      show(depth - 1);
    };
    const onDragOver = (event: DragEvent): void => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
      markPlace(findPlace(event));
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const dropped = placeOf(findPlace(event));
      show(0);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) latest.current(files, dropped);
    };
    window.addEventListener('dragenter', onEnter, FIRST);
    window.addEventListener('dragleave', onLeave, FIRST);
    window.addEventListener('dragover', onDragOver, FIRST);
    window.addEventListener('drop', onDrop, FIRST);
    return () => {
      window.removeEventListener('dragenter', onEnter, FIRST);
      window.removeEventListener('dragleave', onLeave, FIRST);
      window.removeEventListener('dragover', onDragOver, FIRST);
      window.removeEventListener('drop', onDrop, FIRST);
    };
  }, []);
  return { isOver, place };
}

function findPlace(event: DragEvent): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop-type]') : null;
}

function placeOf(element: HTMLElement | null): DropPlace | null {
  const { dropType: type, dropName: name = '' } = element?.dataset ?? {};
  return type === undefined ? null : { type, name };
}
