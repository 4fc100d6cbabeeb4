import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { CITATION_MARK, type CheckedBlock } from '../../../shared/domain/text-checks/checked-text.ts';
import type { TextFinding } from '../../../shared/domain/text-checks/text-finding.ts';

/** A finding on wording where it stands in an editor. */
export type TextMark = { readonly finding: TextFinding; readonly from: number; readonly to: number };

type Marks = {
  readonly marks: readonly TextMark[];
  readonly decorations: DecorationSet;
  /** The mark whose card is open. */
  readonly open: TextMark | null;
};

type MarksMeta =
  { readonly marks: readonly TextMark[]; readonly describe: Describe } | { readonly open: TextMark | null };
/** What a screen reader says of a mark. */
type Describe = (finding: TextFinding) => string;

const NONE: Marks = { marks: [], decorations: DecorationSet.empty, open: null };
const key = new PluginKey<Marks>('textMarks');
const HOVER_MS = 300;

/** Draws what the rules on wording found, and opens a finding's card where the pointer rests or a press goes. */
export function createTextMarks(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => NONE,
      apply: (tr, before, _old, state) => {
        const meta = tr.getMeta(key) as MarksMeta | undefined;
        if (meta && 'marks' in meta) {
          const open = meta.marks.find((mark) => isSame(mark, before.open)) ?? null;
          return { marks: meta.marks, decorations: decorate(state.doc, meta.marks, meta.describe), open };
        }
        if (meta) return { ...before, open: meta.open };
        if (!tr.docChanged) return before;
        const marks = before.marks
          .map((mark) => ({ ...mark, from: tr.mapping.map(mark.from, 1), to: tr.mapping.map(mark.to, -1) }))
          .filter((mark) => mark.to > mark.from);
        return { marks, decorations: before.decorations.map(tr.mapping, tr.doc), open: null };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      handleKeyDown: (view, event) => {
        if (event.key !== 'Escape' || !findOpenMark(view.state)) return false;
        openMark(view, null);
        return true;
      },
      handleClick: (view, position) => {
        // A press into a paragraph that lacks a date is a press to write there.
        const found = findMarkAt(view.state, position);
        const mark = found && !isWholeBlock(view.state.doc, found) ? found : undefined;
        if (mark ?? findOpenMark(view.state)) openMark(view, mark ?? null);
        return false;
      },
      handleDOMEvents: { mouseover: openOnRest },
    },
  });
}

const resting = new WeakMap<EditorView, ReturnType<typeof setTimeout>>();

/** A card that opened by the pointer stays until Escape, typing, a press elsewhere or another card. */
function openOnRest(view: EditorView, event: MouseEvent): boolean {
  clearTimeout(resting.get(view));
  const isOverMark = event.target instanceof Element && event.target.closest('[data-wording]') !== null;
  if (!isOverMark || event.buttons !== 0) return false;
  const { clientX: left, clientY: top } = event;
  const timer = setTimeout(() => {
    if (view.isDestroyed) return;
    const at = view.posAtCoords({ left, top });
    const mark = at && findMarkAt(view.state, at.pos);
    if (mark) openMark(view, mark);
  }, HOVER_MS);
  resting.set(view, timer);
  return false;
}

/** The paragraphs and bullets of an editor that hold something, as the rules read them, with the position of each text. */
export function listCheckedBlocks(doc: ProseMirrorNode): readonly (CheckedBlock & { readonly position: number })[] {
  const blocks: (CheckedBlock & { readonly position: number })[] = [];
  doc.descendants((node, position, parent) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '', (leaf) =>
      leaf.type.name === 'hardBreak' ? '\n' : CITATION_MARK,
    );
    const kind = parent?.type.name === 'listItem' ? 'bullet' : 'paragraph';
    if (text.trim() !== '') blocks.push({ kind, text, position: position + 1 });
    return false;
  });
  return blocks;
}

/** Shows the findings of the text that an editor holds now. */
export function showTextFindings(view: EditorView, findings: readonly TextFinding[], describe: Describe): void {
  const blocks = listCheckedBlocks(view.state.doc);
  const marks = findings.flatMap((finding): readonly TextMark[] => {
    const block = blocks[finding.blockIndex];
    return block ? [{ finding, from: block.position + finding.start, to: block.position + finding.end }] : [];
  });
  view.dispatch(view.state.tr.setMeta(key, { marks, describe } satisfies MarksMeta).setMeta('addToHistory', false));
}

export function listMarks(state: EditorState): readonly TextMark[] {
  return key.getState(state)?.marks ?? NONE.marks;
}

/** The mark whose card is open, or null; the same object until something changes. */
export function findOpenMark(state: EditorState): TextMark | null {
  return key.getState(state)?.open ?? null;
}

export function openMark(view: EditorView, mark: TextMark | null): void {
  view.dispatch(view.state.tr.setMeta(key, { open: mark } satisfies MarksMeta).setMeta('addToHistory', false));
}

/** Puts the caret at a mark, brings it into view and opens its card. */
export function goToMark(view: EditorView, mark: TextMark): void {
  view.focus();
  const { tr, doc } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(mark.from))).scrollIntoView());
  openMark(view, mark);
}

/** The narrowest mark at a position. */
function findMarkAt(state: EditorState, position: number): TextMark | undefined {
  return listMarks(state)
    .filter((mark) => mark.from <= position && position <= mark.to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))[0];
}

function isSame(mark: TextMark, other: TextMark | null): boolean {
  return (
    other !== null &&
    mark.from === other.from &&
    mark.finding.rule === other.finding.rule &&
    mark.finding.found === other.finding.found
  );
}

function isWholeBlock(doc: ProseMirrorNode, { from, to }: TextMark): boolean {
  const place = doc.resolve(from);
  return from === place.start() && to === place.end();
}

/** What is about a whole paragraph gets a line beside it; words get a line below them. */
function decorate(doc: ProseMirrorNode, marks: readonly TextMark[], describe: Describe): DecorationSet {
  const decorations = marks.map((mark) => {
    const { from, to, finding } = mark;
    const place = doc.resolve(from);
    return isWholeBlock(doc, mark)
      ? Decoration.node(place.before(), place.after(), {
          'data-wording-block': finding.level,
          'aria-description': describe(finding),
        })
      : Decoration.inline(from, to, {
          nodeName: 'mark',
          'data-wording': finding.level,
          'aria-description': describe(finding),
        });
  });
  return DecorationSet.create(doc, decorations);
}
