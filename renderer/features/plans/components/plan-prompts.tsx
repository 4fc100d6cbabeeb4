import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { memo, useState } from 'react';
import type { PlanPrompt } from '../../../../shared/domain/plan-prompt.ts';
import { Button } from '../../../components/button/button.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import type { PlanNotesModel } from '../use-plan-notes.ts';
import { startWriting } from '../start-writing.ts';
import styles from './plan-prompts.module.css';

export type PlanPromptsProps = {
  /** Of the list of questions, for the text box that they describe. */
  readonly listId: string;
  readonly prompts: readonly PlanPrompt[];
  readonly notes: PlanNotesModel;
  readonly editor: Editor | null;
  /** Nothing is written yet: each question offers to begin with it. */
  readonly isEmpty: boolean;
};

/** Questions shown before asking for more; fewer where something is written, so that the text stays in view. */
const SHOWN_AT_ONCE = { empty: 3, written: 2 };

/** What a consultant would ask about a part. The user answers in own words, and ticks off what is answered. */
export const PlanPrompts = memo(function PlanPrompts({ listId, prompts, notes, editor, isEmpty }: PlanPromptsProps) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useFold(isEmpty);
  const [showsAll, setShowsAll] = useState(false);
  const answered = new Set(notes.notes.answered);
  const open = prompts.filter(({ id }) => !answered.has(id));
  const done = prompts.length - open.length;
  const shown = showsAll ? prompts : open.slice(0, SHOWN_AT_ONCE[isEmpty ? 'empty' : 'written']);
  const hidden = prompts.length - shown.length;
  const tick = (id: string, isDone: boolean): void => {
    const others = notes.notes.answered.filter((one) => one !== id);
    void notes.save({ answered: isDone ? [...others, id] : others });
  };
  const count =
    open.length === 0
      ? t`All questions answered`
      : t`${plural(open.length, { one: '# question to answer', other: '# questions to answer' })}`;
  return (
    <div className={styles.prompts} data-print="no">
      <Disclosure label={count} isOpen={isOpen} onToggle={setIsOpen}>
        <div id={listId}>
          {open.length > 0 && isEmpty && (
            <p className={styles.note}>
              <Trans>Answer in your own words; each answer is a sentence or two of this part.</Trans>
            </p>
          )}
          <ul className={styles.list}>
            {shown.map(({ id, question }) => (
              <li key={id} className={styles.row}>
                <Checkbox isSelected={answered.has(id)} onChange={(isDone) => tick(id, isDone)}>
                  {question}
                </Checkbox>
                {isEmpty && !answered.has(id) && (
                  <Button
                    size="sm"
                    variant="quiet"
                    onPress={() => {
                      if (editor) startWriting(editor);
                    }}
                    aria-label={t`Begin with: ${question}`}
                  >
                    <Trans>Begin here</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {(hidden > 0 || showsAll) && (
            <span className={styles.more}>
              <Button size="sm" variant="quiet" onPress={() => setShowsAll(!showsAll)}>
                {showsAll ? t`Show fewer` : t`${plural(hidden, { one: 'Show # more', other: 'Show # more' })}`}
              </Button>
              {done > 0 && !showsAll && t`${plural(done, { one: '# answered', other: '# answered' })}`}
            </span>
          )}
        </div>
      </Disclosure>
    </div>
  );
});

/** Where something is written already, the text comes first; what is being written doesn't move its questions away. */
function useFold(isEmpty: boolean) {
  const fold = useState(isEmpty);
  const [wasEmpty, setWasEmpty] = useState(isEmpty);
  if (wasEmpty !== isEmpty) {
    setWasEmpty(isEmpty);
    if (isEmpty) fold[1](true);
  }
  return fold;
}
