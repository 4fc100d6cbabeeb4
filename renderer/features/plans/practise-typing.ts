import { Editor } from '@tiptap/core';
import { createCitationNames } from './citation-names.ts';
import { markupFromDoc, type PlanDoc } from './plan-doc.ts';
import { createPlanExtensions } from './plan-extensions.ts';

let isPractised = false;

/**
 * Types one character into an editor that nobody sees, the next time the page has nothing else to do, once per run. The
 * browser compiles code when it first runs, and the first keystroke in a plan would otherwise pay for all of it.
 * @returns takes the intention back
 */
export function practiseTyping(): () => void {
  if (isPractised) return () => undefined;
  const handle = requestIdleCallback(typeUnseen, { timeout: 1000 });
  return () => cancelIdleCallback(handle);
}

function typeUnseen(): void {
  isPractised = true;
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    enableCoreExtensions: { clipboardTextSerializer: false },
    enablePasteRules: false,
    extensions: createPlanExtensions({
      names: createCitationNames(() => ({ name: '', problem: null, hint: '' })),
      placeholder: '',
      search: () => [],
      onOpenCitation: () => undefined,
    }),
    content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] },
    onUpdate: ({ editor: source }) => {
      markupFromDoc(source.getJSON() as PlanDoc);
      setTimeout(() => source.destroy());
    },
  });
  // As the browser does it: the text changes in the page, and the editor notices.
  const text = editor.view.dom.querySelector('p')?.firstChild;
  if (text) text.nodeValue = 'Words.a';
}
