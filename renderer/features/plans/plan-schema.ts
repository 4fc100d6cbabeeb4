import { getSchema, markInputRule, Node, type AnyExtension } from '@tiptap/core';
import { Bold, starInputRegex } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { BulletList, ListItem } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import type { Schema } from '@tiptap/pm/model';
import type { CitationNames } from './citation-names.ts';
import { CitationNode } from './citation-node.ts';

/** One level only, as the markup has it. Tab keeps its meaning of leaving the text box. */
const FlatListItem = ListItem.extend({
  content: 'paragraph',
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) };
  },
});

/** Numbered lists that are pasted become bullets. */
const FlatBulletList = BulletList.extend({
  parseHTML: () => [{ tag: 'ul' }, { tag: 'ol' }],
});

const StarBold = Bold.extend({
  addInputRules() {
    return [markInputRule({ find: starInputRegex, type: this.type })];
  },
});

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) };
  },
});

/** The nodes and marks of a part of the plan: what the light markup can hold, and nothing else. */
export function createPlanNodes(names?: CitationNames): AnyExtension[] {
  return [
    Document,
    Paragraph,
    Text,
    StarBold,
    FlatBulletList,
    FlatListItem,
    HardBreak,
    names ? CitationNode.configure({ names }) : CitationNode,
  ];
}

/** The schema alone; needs no page, so that documents can be checked anywhere. */
export function createPlanSchema(): Schema {
  return getSchema(createPlanNodes());
}
