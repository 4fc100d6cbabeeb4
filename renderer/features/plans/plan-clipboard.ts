import { DOMParser, Fragment, Slice, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { citationAttrs } from './citation-node.ts';
import type { CitationNames } from './citation-names.ts';
import { docFromMarkup } from './plan-doc.ts';
import { shelveInlineStyles, simplifyPastedDom } from './simplify-pasted-dom.ts';
import { formatPlanMarkup, type Block } from '../../../shared/domain/plan-markup.ts';

const BULLET_MARK = /^\s*[-*•·▪‣–]\s+/;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** Pasted text as the plan keeps it: no-break spaces are spaces, invisible characters and control characters are gone. */
export function cleanPastedText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}

/** Plain text as paragraphs (a blank line parts them) and bullets (`-`, `•` and their kin at the start of a line). Nothing in it is markup. */
export function blocksFromPlainText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const add = (kind: Block['kind'], value: string): void => {
    if (value.trim() !== '') blocks.push({ kind, inlines: [{ kind: 'text', text: value.trim(), bold: false }] });
  };
  for (const paragraph of cleanPastedText(text).split(/\n[^\S\n]*\n\s*/)) {
    let lines: string[] = [];
    for (const line of paragraph.split('\n')) {
      if (!BULLET_MARK.test(line)) {
        lines.push(line.trim());
        continue;
      }
      add('paragraph', lines.join('\n'));
      lines = [];
      add('bullet', line.replace(BULLET_MARK, ''));
    }
    add('paragraph', lines.join('\n'));
  }
  return blocks;
}

/** What is copied, as plain text: chips by name, bullets as `- `, a blank line between paragraphs. */
export function formatSlice(slice: Slice, nameOf: (evidenceId: string, page: number | null) => string): string {
  const blocks: { readonly text: string; readonly isBullet: boolean }[] = [];
  const visit = (node: ProseMirrorNode, isBullet: boolean): void => {
    if (!node.isTextblock) {
      node.forEach((child) => visit(child, isBullet || node.type.name === 'listItem'));
      return;
    }
    let text = '';
    node.forEach((child) => {
      if (child.type.name === 'citation') text += nameOf(citationAttrs(child).evidenceId, citationAttrs(child).page);
      else text += child.type.name === 'hardBreak' ? '\n' : (child.text ?? '');
    });
    blocks.push({ text, isBullet });
  };
  const first = slice.content.firstChild;
  const paragraph = first?.type.schema.nodes['paragraph'];
  if (first?.isInline === true && paragraph) {
    visit(paragraph.create(null, slice.content), false);
  } else {
    slice.content.forEach((node) => visit(node, false));
  }
  return blocks
    .map(({ text, isBullet }, index) => {
      const gap = index === 0 ? '' : isBullet && blocks[index - 1]?.isBullet === true ? '\n' : '\n\n';
      return gap + (isBullet && blocks.length > 1 ? `- ${text}` : text);
    })
    .join('');
}

/** Copying names the chips; pasting lets in paragraphs, bold, lists and our own chips, and drops everything else. */
export function createPlanClipboard(schema: Schema, names: CitationNames): Plugin {
  const parser = DOMParser.fromSchema(schema);
  return new Plugin({
    props: {
      clipboardTextSerializer: (slice) => formatSlice(slice, (id, page) => names.face(id, page).name),
      clipboardTextParser: (text) => {
        const doc = schema.nodeFromJSON(docFromMarkup(formatPlanMarkup(blocksFromPlainText(text))));
        return Slice.maxOpen(doc.content);
      },
      transformPastedHTML: shelveInlineStyles,
      clipboardParser: {
        parseSlice: (dom: HTMLElement, options: Parameters<DOMParser['parseSlice']>[1]) => {
          simplifyPastedDom(dom);
          return parser.parseSlice(dom, options);
        },
      } as DOMParser,
      transformPasted: (slice) => new Slice(mapText(slice.content, schema), slice.openStart, slice.openEnd),
    },
  });
}

function mapText(fragment: Fragment, schema: Schema): Fragment {
  const nodes: ProseMirrorNode[] = [];
  fragment.forEach((node) => {
    if (!node.isText) {
      nodes.push(node.isLeaf ? node : node.copy(mapText(node.content, schema)));
      return;
    }
    const text = cleanPastedText(node.text ?? '').replace(/\n/g, ' ');
    if (text !== '') nodes.push(schema.text(text, node.marks));
  });
  return Fragment.fromArray(nodes);
}
