import { Trans, useLingui } from '@lingui/react/macro';
import { PenLine, RotateCcw } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import type { Editor } from '@tiptap/core';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PlanFact } from '../../../../shared/domain/plan-facts.ts';
import { TEXT_BUDGETS } from '../../../../shared/domain/text-checks/length-rules.ts';
import { Button } from '../../../components/button/button.tsx';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { countWords } from '../measure-plan.ts';
import { LETTER_NOTE, LETTER_TEXT } from '../plan-part-texts.ts';
import { useLetter } from '../use-letter.ts';
import type { PlanModel } from '../use-plan.ts';
import type { TextChecks } from '../use-text-checks.ts';
import styles from './letter-part.module.css';
import { PlanPartEditor } from './plan-part-editor.tsx';

export type LetterPartProps = {
  readonly caseId: CaseId;
  readonly plan: Pick<PlanModel, 'citations' | 'search'>;
  readonly checks: TextChecks;
  readonly facts: readonly PlanFact[];
  /** Whether the screen was opened for the letter. */
  readonly isFocused: boolean;
  readonly onOpenEvidence: (evidenceId: string) => void;
  readonly onShowPage: (evidenceId: string, page: number | null) => void;
};

/** The cover letter: made from the case, or the user's own text, which can be given up again. */
export function LetterPart({ caseId, plan, checks, facts, isFocused, onOpenEvidence, onShowPage }: LetterPartProps) {
  const { t, i18n } = useLingui();
  const letter = useLetter(caseId);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFocused) place.current?.scrollIntoView({ block: 'start' });
  }, [isFocused]);
  const { setEditor } = letter;
  const takeEditor = useRef(setEditor);
  useEffect(() => {
    takeEditor.current = setEditor;
  });
  const onEditor = useCallback((_part: 'letter', editor: Editor | null) => takeEditor.current(editor), []);
  const reset = async (): Promise<void> => {
    if (await letter.reset()) await offerUndo(caseId, t`The letter is made from your appeal again`, t`Undo`);
  };
  if (letter.stored === null) {
    return (
      <section ref={place} className={styles.generated} aria-label={t`Cover letter`}>
        <h2 className={styles.title}>
          <Trans>Cover letter</Trans>
        </h2>
        <p className={styles.note}>
          <Trans>
            The letter is made from your appeal: each request of the notice, with the exhibit that answers it. It
            follows every change that you make. You can also write it yourself.
          </Trans>
        </p>
        <Button size="sm" icon={PenLine} onPress={() => void letter.begin()}>
          <Trans>Write the letter myself</Trans>
        </Button>
      </section>
    );
  }
  return (
    <div ref={place}>
      <PlanPartEditor
        part="letter"
        text={LETTER_TEXT}
        renderGuide={(id) => (
          <p id={id} className={styles.note}>
            {i18n._(LETTER_NOTE)}
          </p>
        )}
        facts={facts}
        markup={letter.start}
        wordCount={countWords(letter.live.replaceAll(/\[\[[^\]]*\]\]/g, ' '))}
        wordBudget={TEXT_BUDGETS.letterWords}
        checks={checks}
        names={plan.citations.names}
        resolve={plan.citations.resolve}
        search={plan.search}
        onChange={(_part, markup) => letter.write(markup)}
        onBlur={() => void letter.flush()}
        onOpenEvidence={onOpenEvidence}
        onShowPage={onShowPage}
        onEditor={onEditor}
      />
      <div className={styles.reset}>
        <p className={styles.note}>
          <Trans>Your own text no longer follows the appeal. Store name, numbers and dates above it still do.</Trans>
        </p>
        <Button size="sm" icon={RotateCcw} onPress={() => void reset()}>
          <Trans>Use the generated letter</Trans>
        </Button>
      </div>
    </div>
  );
}
