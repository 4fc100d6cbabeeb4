import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/**
 * Keeps a chip, what is typed behind it and an input method's composition in undo steps of their own. By default the
 * history groups by time alone, and one undo would take away a whole burst.
 */
export const UndoSteps = Extension.create({
  name: 'undoSteps',
  addProseMirrorPlugins() {
    let wasBoundary = false;
    let composition: unknown;
    return [
      new Plugin({
        filterTransaction: (tr, state) => {
          if (!tr.docChanged) return true;
          const isChip = countCitations(tr.doc) !== countCitations(state.doc);
          const startsComposition =
            tr.getMeta('composition') !== undefined && tr.getMeta('composition') !== composition;
          if (isChip || startsComposition || wasBoundary) closeHistory(tr);
          wasBoundary = isChip;
          composition = tr.getMeta('composition') ?? composition;
          return true;
        },
      }),
    ];
  },
});

function countCitations(doc: ProseMirrorNode): number {
  let count = 0;
  doc.descendants((node) => {
    if (node.type.name === 'citation') count += 1;
  });
  return count;
}
