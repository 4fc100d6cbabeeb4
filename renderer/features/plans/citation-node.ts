import { Node } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { evidenceIdSchema } from '../../../shared/domain/ids.ts';
import { createCitationNames, type CitationNames } from './citation-names.ts';

/** A citation as the editor's document holds it. */
export type CitationAttrs = { readonly evidenceId: string; readonly page: number | null };

/** The attributes of a citation node. */
export function citationAttrs(node: ProseMirrorNode): CitationAttrs {
  return node.attrs as CitationAttrs;
}

/** The inline atom that cites evidence: one character wide, removed as one, drawn as a chip. */
export const CitationNode = Node.create<{ names: CitationNames }>({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  addOptions() {
    return { names: createCitationNames((evidenceId) => ({ name: evidenceId, problem: null, hint: '' })) };
  },

  addAttributes() {
    return {
      evidenceId: { isRequired: true, validate: 'string' },
      page: { default: null, validate: 'number|null' },
    };
  },

  // Only our own chips are read back from the clipboard, and only with an id that could be one.
  parseHTML() {
    return [{ tag: 'span[data-citation]', getAttrs: (element) => readAttrs(element) }];
  },

  renderHTML({ node }) {
    const { evidenceId, page } = citationAttrs(node);
    const data = { 'data-citation': evidenceId, ...(page === null ? {} : { 'data-page': String(page) }) };
    return ['span', data, this.options.names.face(evidenceId, page).name];
  },

  addNodeView() {
    return ({ node }) => createChip(node, this.options.names);
  },
});

function readAttrs(element: HTMLElement): CitationAttrs | false {
  const id = evidenceIdSchema.safeParse(element.dataset.citation);
  const page = Number(element.dataset.page ?? '');
  return id.success && { evidenceId: id.data, page: Number.isInteger(page) && page > 0 ? page : null };
}

function createChip(first: ProseMirrorNode, names: CitationNames): NodeView {
  let node = first;
  const dom = document.createElement('span');
  dom.contentEditable = 'false';
  dom.setAttribute('data-citation', '');
  const draw = (): void => {
    const { evidenceId, page } = citationAttrs(node);
    const { name, problem, hint } = names.face(evidenceId, page);
    const text = problem ?? name;
    if (dom.textContent !== text) dom.textContent = text;
    dom.title = hint;
    dom.toggleAttribute('data-problem', problem !== null);
  };
  draw();
  const stop = names.subscribe(draw);
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type) return false;
      node = next;
      draw();
      return true;
    },
    ignoreMutation: () => true,
    destroy: stop,
  };
}
