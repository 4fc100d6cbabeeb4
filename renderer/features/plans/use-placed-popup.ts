import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Puts the popup under the text at `from`, on top of everything, and keeps it there while things scroll. */
export function usePlacedPopup(editor: Editor, from: number): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = ref.current;
    if (!popup) return undefined;
    if (!popup.matches(':popover-open')) popup.showPopover();
    const anchor = {
      contextElement: editor.view.dom,
      getBoundingClientRect: () => {
        const at = Math.min(from, editor.state.doc.content.size);
        const { left, top, bottom } = editor.view.coordsAtPos(at);
        return new DOMRect(left, top, 0, bottom - top);
      },
    };
    const place = (): void => {
      void computePosition(anchor, popup, {
        strategy: 'fixed',
        placement: 'bottom-start',
        middleware: [
          offset(6),
          flip({ padding: 8 }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply: ({ availableHeight }) => popup.style.setProperty('--room', `${availableHeight}px`),
          }),
        ],
      }).then(({ x, y }) => {
        popup.style.left = `${x}px`;
        popup.style.top = `${y}px`;
      });
    };
    return autoUpdate(anchor, popup, place);
  }, [editor, from]);
  return ref;
}
