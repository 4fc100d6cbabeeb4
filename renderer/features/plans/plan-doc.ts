import type { EvidenceId } from '../../../shared/domain/ids.ts';
import { formatPlanMarkup, parsePlanMarkup, type Block, type Inline } from '../../../shared/domain/plan-markup.ts';

/** What the editor edits, as ProseMirror's JSON. The node names are those of the schema in plan-schema.ts. */
export type PlanDocInline =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly { readonly type: 'bold' }[] }
  | { readonly type: 'hardBreak' }
  | { readonly type: 'citation'; readonly attrs: { readonly evidenceId: string; readonly page: number | null } };
export type PlanDocParagraph = { readonly type: 'paragraph'; readonly content?: readonly PlanDocInline[] };
export type PlanDocItem = { readonly type: 'listItem'; readonly content: readonly [PlanDocParagraph] };
export type PlanDocBlock = PlanDocParagraph | { readonly type: 'bulletList'; readonly content: readonly PlanDocItem[] };
export type PlanDoc = { readonly type: 'doc'; readonly content: readonly PlanDocBlock[] };

/** The editor's document for a part of the plan. An empty part is one empty paragraph, because a caret needs a place. */
export function docFromMarkup(markup: string): PlanDoc {
  const content: PlanDocBlock[] = [];
  let items: PlanDocItem[] = [];
  const closeList = (): void => {
    if (items.length > 0) content.push({ type: 'bulletList', content: items });
    items = [];
  };
  for (const block of parsePlanMarkup(markup)) {
    const paragraph: PlanDocParagraph = { type: 'paragraph', content: block.inlines.flatMap(docInlines) };
    if (block.kind === 'bullet') {
      items.push({ type: 'listItem', content: [paragraph] });
    } else {
      closeList();
      content.push(paragraph);
    }
  }
  closeList();
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function docInlines(inline: Inline): readonly PlanDocInline[] {
  if (inline.kind === 'citation') {
    return [{ type: 'citation', attrs: { evidenceId: inline.evidenceId, page: inline.page } }];
  }
  const marks = inline.bold ? { marks: [{ type: 'bold' as const }] } : {};
  return inline.text.split('\n').flatMap((line, index): readonly PlanDocInline[] => {
    const text: readonly PlanDocInline[] = line === '' ? [] : [{ type: 'text', text: line, ...marks }];
    return index === 0 ? text : [{ type: 'hardBreak' }, ...text];
  });
}

/** The document as blocks, empty paragraphs and bullets left out. */
export function blocksFromDoc(doc: PlanDoc): readonly Block[] {
  return doc.content
    .flatMap((block): readonly Block[] =>
      block.type === 'paragraph'
        ? [{ kind: 'paragraph', inlines: inlinesOf(block) }]
        : block.content.map((item) => ({ kind: 'bullet', inlines: inlinesOf(item.content[0]) })),
    )
    .filter((block) => block.inlines.some((inline) => inline.kind === 'citation' || inline.text.trim() !== ''));
}

/** The part's markup: what is stored. */
export function markupFromDoc(doc: PlanDoc): string {
  return formatPlanMarkup(blocksFromDoc(doc));
}

function inlinesOf(paragraph: PlanDocParagraph): readonly Inline[] {
  const inlines: Inline[] = [];
  for (const node of paragraph.content ?? []) {
    if (node.type === 'citation') {
      inlines.push({ kind: 'citation', evidenceId: node.attrs.evidenceId as EvidenceId, page: node.attrs.page });
      continue;
    }
    const last = inlines.at(-1);
    // A line break takes the weight of what it follows, so that bold over several lines stays one run.
    const bold =
      node.type === 'text'
        ? (node.marks ?? []).some((mark) => mark.type === 'bold')
        : last?.kind === 'text' && last.bold;
    const text = node.type === 'text' ? node.text : '\n';
    if (last?.kind === 'text' && last.bold === bold) inlines[inlines.length - 1] = { ...last, text: last.text + text };
    else inlines.push({ kind: 'text', text, bold });
  }
  return inlines;
}
