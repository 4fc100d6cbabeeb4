import { useEffect, useRef, useState } from 'react';

/**
 * Takes files that are dropped anywhere in the window.
 * @returns whether files are being held over the window
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    // `dragleave` also comes when the pointer moves between elements, so entries are counted.
    let depth = 0;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const show = (next: number): void => {
      depth = Math.max(0, next);
      setIsOver(depth > 0);
    };
    const onEnter = (event: DragEvent): void => {
      if (holdsFiles(event)) show(depth + 1);
    };
    const onLeave = (event: DragEvent): void => {
      if (holdsFiles(event)) show(depth - 1);
    };
    const onDragOver = (event: DragEvent): void => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      show(0);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) latest.current(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isOver;
}
