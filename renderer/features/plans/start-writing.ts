import type { Editor } from '@tiptap/core';

/** Puts the caret into an empty part, in a first bullet: one for each answer. Writes no words. */
export function startWriting(editor: Editor): void {
  const chain = editor.chain().focus('end');
  (editor.isEmpty && !editor.isActive('bulletList') ? chain.toggleBulletList() : chain).run();
}
