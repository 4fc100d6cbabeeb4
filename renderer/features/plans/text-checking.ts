import type { Editor } from '@tiptap/core';
import { whereOfText } from '../../../shared/domain/checks/wording-checks.ts';
import { isSameFinding, type FindingKey } from '../../../shared/domain/set-aside.ts';
import type { CheckedText } from '../../../shared/domain/text-checks/checked-text.ts';
import { createStepwiseTextChecker } from '../../../shared/domain/text-checks/create-text-checker.ts';
import type { TextContext } from '../../../shared/domain/text-checks/text-context.ts';
import type { TextFinding } from '../../../shared/domain/text-checks/text-finding.ts';
import type { TextPlace, TextRule } from '../../../shared/domain/text-checks/text-rule.ts';
import { runInSlices } from '../../lib/run-in-slices.ts';
import { findOpenMark, goToMark, listCheckedBlocks, listMarks, showTextFindings, type TextMark } from './text-marks.ts';

/** A pause in typing after which the texts are checked. */
const QUIET_MS = 120;

/** The order of the texts on the screen. */
const SCREEN_ORDER: readonly TextPlace[] = ['rootCause', 'correctiveActions', 'preventiveMeasures', 'letter'];

export type TextChecking = {
  /** Gives the editor of a text while it is there, then null. */
  readonly setEditor: (place: TextPlace, editor: Editor | null) => void;
  /** What the rules need to know, and what the user has set aside. */
  readonly setContext: (context: TextContext, setAside: readonly FindingKey[]) => void;
  readonly goTo: (finding: TextFinding) => void;
  /** Goes to the next finding after the caret, or the one before, round the end. Gives where that is. */
  readonly step: (
    direction: 1 | -1,
  ) => { readonly finding: TextFinding; readonly number: number; readonly of: number } | undefined;
  readonly stop: () => void;
};

/** The key under which a finding on wording is set aside. */
export function keyOfTextFinding({ rule, place, found }: TextFinding): FindingKey {
  return { rule, where: whereOfText(place), found };
}

/**
 * Checks the texts of a screen a moment after each change and marks what is found.
 * @param onFindings gets what counts, in the order of the screen
 */
export function createTextChecking(
  rules: readonly TextRule[],
  onFindings: (findings: readonly TextFinding[]) => void,
): TextChecking {
  const check = createStepwiseTextChecker(rules);
  const labels = new Map(rules.map(({ id, label }) => [id, label]));
  const describe = ({ rule }: TextFinding): string => labels.get(rule) ?? rule;
  const editors = new Map<TextPlace, Editor>();
  let known: { readonly context: TextContext; readonly setAside: readonly FindingKey[] } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();

  // A new mark would end an input method's composition.
  const isComposing = (): boolean => [...editors.values()].some(({ view }) => view.composing);
  const run = async ({ signal }: AbortController): Promise<void> => {
    if (!known) return;
    if (isComposing()) return schedule();
    const { context, setAside } = known;
    const texts = [...editors].map(([place, { state }]): CheckedText => ({
      place,
      blocks: listCheckedBlocks(state.doc),
    }));
    const found = await runInSlices(check(texts, context), signal);
    // Whatever changes a text has given this run up and begun another one.
    if (found === undefined || signal.aborted) return;
    if (isComposing()) return schedule();
    const counting = found.filter(
      (finding) => !setAside.some((other) => isSameFinding(other, keyOfTextFinding(finding))),
    );
    for (const [place, { view }] of editors) {
      const own = counting.filter((finding) => finding.place === place);
      showTextFindings(view, own, describe);
    }
    onFindings(SCREEN_ORDER.flatMap((place) => counting.filter((finding) => finding.place === place)));
  };
  const stop = (): void => {
    clearTimeout(timer);
    running.abort();
  };
  const schedule = (): void => {
    stop();
    running = new AbortController();
    timer = setTimeout(() => void run(running), QUIET_MS);
  };
  const listAll = (): readonly { readonly editor: Editor; readonly mark: TextMark }[] =>
    SCREEN_ORDER.flatMap((place) => {
      const editor = editors.get(place);
      return editor ? listMarks(editor.state).map((mark) => ({ editor, mark })) : [];
    });

  return {
    setEditor: (place, editor) => {
      editors.get(place)?.off('update', schedule);
      if (editor) {
        editors.set(place, editor);
        editor.on('update', schedule);
      } else editors.delete(place);
      schedule();
    },
    setContext: (context, setAside) => {
      known = { context, setAside };
      schedule();
    },
    goTo: (finding) => {
      const marks = listAll();
      // The list on the screen follows the marks a moment later: until then it holds the findings of the check before.
      const found =
        marks.find(({ mark }) => mark.finding === finding) ??
        marks.find(({ mark }) => isSameFinding(keyOfTextFinding(mark.finding), keyOfTextFinding(finding)));
      if (found) goToMark(found.editor.view, found.mark);
    },
    step: (direction) => {
      const all = listAll();
      const index = findNextIndex(
        all,
        [...editors.values()].find((editor) => editor.isFocused),
        direction,
      );
      const next = all[index];
      if (!next) return undefined;
      goToMark(next.editor.view, next.mark);
      return { finding: next.mark.finding, number: index + 1, of: all.length };
    },
    stop,
  };
}

function findNextIndex(
  all: readonly { readonly editor: Editor; readonly mark: TextMark }[],
  focused: Editor | undefined,
  direction: 1 | -1,
): number {
  const first = direction === 1 ? 0 : all.length - 1;
  if (!focused) return first;
  const open = findOpenMark(focused.state);
  const current = all.findIndex(({ editor, mark }) => editor === focused && mark === open);
  if (current >= 0) return (current + direction + all.length) % all.length;
  const caret = focused.state.selection.from;
  const own = all.flatMap(({ editor, mark }, index) => (editor === focused ? [{ index, from: mark.from }] : []));
  const ahead = direction === 1 ? own.find(({ from }) => from >= caret) : own.findLast(({ from }) => from < caret);
  if (ahead) return ahead.index;
  const edge = direction === 1 ? own.at(-1) : own[0];
  return edge ? (edge.index + direction + all.length) % all.length : first;
}
