import { Extension, type AnyExtension } from '@tiptap/core';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { createCitationEditing } from './citation-editing.ts';
import type { CitationNames } from './citation-names.ts';
import { createCitationSuggest, setSuggestionOpen } from './citation-suggest.ts';
import { createPlanClipboard } from './plan-clipboard.ts';
import { createPlanNodes } from './plan-schema.ts';
import type { CitationChoice } from './search-exhibits.ts';
import { createTextMarks } from './text-marks.ts';
import { UndoSteps } from './undo-steps.ts';

const NEW_GROUP_DELAY_MS = 300;

export type PlanExtensionOptions = {
  readonly names: CitationNames;
  readonly search: (query: string) => readonly CitationChoice[];
  /** A chip's menu was asked for; the position is the chip's. */
  readonly onOpenCitation: (position: number) => void;
  readonly placeholder: string;
};

/** Everything that an editor of a plan part is made of. */
export function createPlanExtensions(options: PlanExtensionOptions): AnyExtension[] {
  const { names, search, onOpenCitation, placeholder } = options;
  const PlanBehaviour = Extension.create({
    name: 'planBehaviour',
    // Before the lists' own keys, so that Enter chooses from the open list of exhibits.
    priority: 2000,
    addKeyboardShortcuts() {
      return {
        'Mod-Shift-e': () => {
          setSuggestionOpen(this.editor.view, true);
          return true;
        },
      };
    },
    addProseMirrorPlugins() {
      return [
        createCitationSuggest(search),
        createCitationEditing(onOpenCitation),
        createPlanClipboard(this.editor.schema, names),
        createTextMarks(),
      ];
    },
  });
  return [
    ...createPlanNodes(names),
    UndoRedo.configure({ newGroupDelay: NEW_GROUP_DELAY_MS }),
    UndoSteps,
    Placeholder.configure({ placeholder }),
    PlanBehaviour,
  ];
}
