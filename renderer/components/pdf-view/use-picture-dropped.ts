import { useEffect, type RefObject } from 'react';
import { dropPicture } from './draw-page.ts';

/** Frees the memory of a page's picture when the page goes out of view. */
export function usePictureDropped(paper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = paper.current;
    return () => {
      if (element) dropPicture(element);
    };
  }, [paper]);
}
