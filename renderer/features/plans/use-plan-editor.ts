import { Editor, type JSONContent } from '@tiptap/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { findOpenSuggestion } from './citation-suggest.ts';
import { docFromMarkup, markupFromDoc, type PlanDoc } from './plan-doc.ts';
import { createPlanExtensions, type PlanExtensionOptions } from './plan-extensions.ts';
import { EXTERNAL_CHANGE } from './replace-content.ts';

export type PlanEditorOptions = PlanExtensionOptions & {
  /** Markup to begin with; later changes from outside go through `replaceContent`. */
  readonly markup: string;
  readonly labelId: string;
  readonly descriptionId: string;
  /** Id of the list of exhibits; its lines are `<listId>-0`, `<listId>-1`… */
  readonly listId: string;
  /** The user changed the text. */
  readonly onChange: (markup: string) => void;
  readonly onBlur: () => void;
};

/** An editor inside the element of `host`, for as long as the component lives. Null until it is there. */
export function usePlanEditor(host: RefObject<HTMLElement | null>, options: PlanEditorOptions): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const { names, placeholder, markup } = latest.current;
    const created = new Editor({
      element: host.current,
      // The page's policy refuses style elements; the rules are in plan-editor.module.css.
      injectCSS: false,
      enableCoreExtensions: { clipboardTextSerializer: false },
      enablePasteRules: false,
      extensions: createPlanExtensions({
        names,
        placeholder,
        search: (query) => latest.current.search(query),
        onOpenCitation: (position) => latest.current.onOpenCitation(position),
      }),
      content: docFromMarkup(markup) as object as JSONContent,
      editorProps: { attributes: (state) => editorAttributes(latest.current, findOpenSuggestion(state)?.activeIndex) },
      onUpdate: ({ editor: source, transaction }) => {
        if (transaction.getMeta(EXTERNAL_CHANGE) === true) return;
        latest.current.onChange(markupFromDoc(source.getJSON() as PlanDoc));
      },
      onBlur: () => latest.current.onBlur(),
    });
    setEditor(created);
    return () => created.destroy();
  }, [host]);
  return editor;
}

/** `aria-expanded` is not allowed on a text box; the list shows itself by `aria-controls` and the active line. */
function editorAttributes(options: PlanEditorOptions, activeIndex: number | undefined): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': options.labelId,
    'aria-describedby': options.descriptionId,
    'aria-haspopup': 'listbox',
    'aria-autocomplete': 'list',
    // The appeal is in English, whatever the interface speaks; a spelling service would fetch its words from the network.
    lang: 'en',
    spellcheck: 'false',
    ...(activeIndex === undefined
      ? {}
      : { 'aria-controls': options.listId, 'aria-activedescendant': `${options.listId}-${activeIndex}` }),
  };
}
