import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';

/** Position behind the last character of a paragraph or bullet, counted among those that hold something; undefined past the end. */
export function findBlockEnd({ doc }: EditorState, blockIndex: number): number | undefined {
  let index = -1;
  let end: number | undefined;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return end === undefined;
    const isEmpty = node.textBetween(0, node.content.size, '', '\ufffc').trim() === '';
    if (!isEmpty) index += 1;
    if (!isEmpty && index === blockIndex) end = position + 1 + node.content.size;
    return false;
  });
  return end;
}

/** Puts the caret at the end of a paragraph or bullet and brings it into view. */
export function goToBlock(editor: Editor, blockIndex: number): void {
  const end = findBlockEnd(editor.state, blockIndex);
  editor.view.focus();
  if (end === undefined) return;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, end)).scrollIntoView());
}
