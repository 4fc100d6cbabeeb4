import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { useSyncExternalStore } from 'react';

/**
 * Something read from an editor's state, kept fresh.
 * @param select must give the same value (by `Object.is`) while nothing of it changed
 */
export function useEditorState<Value>(
  editor: Editor | null,
  select: (state: EditorState) => Value,
  absent: Value,
): Value {
  return useSyncExternalStore(
    (onChange) => {
      editor?.on('transaction', onChange);
      editor?.on('focus', onChange);
      editor?.on('blur', onChange);
      return () => {
        editor?.off('transaction', onChange);
        editor?.off('focus', onChange);
        editor?.off('blur', onChange);
      };
    },
    () => (editor && !editor.isDestroyed ? select(editor.state) : absent),
  );
}
