import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleDashed } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import {
  listCauseSteps,
  withAside,
  withCauseSteps,
  type CauseSteps as CauseStepsOfOne,
  type CauseTable,
  type PlanPoint,
} from '../../../../shared/domain/cause-steps.ts';
import { stepPartSchema, type StepPart } from '../../../../shared/domain/plan-notes.ts';
import type { PlanText } from '../../../../shared/domain/plan.ts';
import { Button } from '../../../components/button/button.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { planPartText } from '../plan-part-texts.ts';
import type { PlanNotesModel } from '../use-plan-notes.ts';
import styles from './cause-steps.module.css';

export type CauseStepsProps = {
  /** As typed. */
  readonly plan: PlanText;
  readonly notes: PlanNotesModel;
};

/** Each cause with the steps that answer it, which the user chooses; a cause without one stands out. */
export const CauseSteps = memo(function CauseSteps({ plan, notes }: CauseStepsProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<number | null>(null);
  const table = useMemo(() => listCauseSteps(plan, notes.notes), [plan, notes.notes]);
  const { causes, asides } = table;
  if (causes.length === 0) return <p className={styles.note}>{t`Each cause shows up here once you write it.`}</p>;
  const isLinked = causes.some(({ steps }) => stepPartSchema.options.some((part) => steps[part].length > 0));
  const shown = causes.find(({ cause }) => cause.blockIndex === chosen);
  return (
    <div className={styles.causes}>
      <p className={styles.note}>
        {causes.length === 1
          ? t`One cause: every step answers it.`
          : t`Each cause needs a step that corrects it and one that prevents it.`}
      </p>
      <ol className={styles.list}>
        {causes.map((entry) => (
          <li key={entry.cause.blockIndex} className={styles.cause}>
            <span className={styles.number} aria-hidden>
              {entry.number}
            </span>
            <span className={styles.words}>
              <span className={styles.text} lang="en">
                {entry.cause.text}
              </span>
              <StepCounts entry={entry} isLinked={isLinked} />
              {causes.length > 1 && (
                <Button
                  size="sm"
                  variant="quiet"
                  onPress={() => setChosen(entry.cause.blockIndex)}
                  aria-label={t`Choose steps for cause ${entry.number}`}
                >
                  <Trans>Choose steps…</Trans>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
      {asides.length > 0 && <Asides {...{ plan, notes, asides }} />}
      {shown && <StepsDialog key={chosen} {...{ plan, notes, table }} entry={shown} onClose={() => setChosen(null)} />}
    </div>
  );
});

/** @param isLinked whether anything was chosen yet: before, nothing stands out as missing */
function StepCounts({ entry, isLinked }: { readonly entry: CauseStepsOfOne; readonly isLinked: boolean }) {
  const { t, i18n } = useLingui();
  return stepPartSchema.options.map((part) => {
    const count = entry.steps[part].length;
    const title = i18n._(planPartText(part, 'admit').title);
    return (
      <span key={part} className={styles.count} data-missing={count === 0 ? isLinked : undefined}>
        {count > 0 ? <Check aria-hidden /> : <CircleDashed aria-hidden />}
        {title}: {count > 0 ? t`${plural(count, { one: '# step', other: '# steps' })}` : t`none yet`}
      </span>
    );
  });
}

type AsidesProps = CauseStepsProps & { readonly asides: readonly PlanPoint[] };

/** Folded: the user has decided about these. */
function Asides({ plan, notes, asides }: AsidesProps) {
  return (
    <Disclosure label={<Trans>No cause of their own ({asides.length})</Trans>}>
      <ul>
        {asides.map((point) => (
          <li key={point.blockIndex} className={styles.aside}>
            <span className={styles.text} lang="en">
              {point.text}
            </span>
            <Button
              size="sm"
              variant="quiet"
              onPress={() => void notes.save(withAside(plan, notes.notes, point, false))}
            >
              <Trans>It is a cause</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

type StepsDialogProps = CauseStepsProps & {
  readonly table: CauseTable;
  readonly entry: CauseStepsOfOne;
  readonly onClose: () => void;
};

function StepsDialog({ plan, notes, table, entry, onClose }: StepsDialogProps) {
  const { t, i18n } = useLingui();
  const { cause, number } = entry;
  const [steps, setSteps] = useState<readonly PlanPoint[]>(() =>
    stepPartSchema.options.flatMap((part) => entry.steps[part]),
  );
  const isChosen = (point: PlanPoint): boolean =>
    steps.some(({ part, blockIndex }) => part === point.part && blockIndex === point.blockIndex);
  const toggle = (point: PlanPoint, isOn: boolean): void => {
    const others = steps.filter(({ part, blockIndex }) => part !== point.part || blockIndex !== point.blockIndex);
    setSteps(isOn ? [...others, point] : others);
  };
  const finish = async (next: PlanNotesModel['notes']): Promise<void> => {
    await notes.save(next);
    onClose();
  };
  const heading = (part: StepPart): string => i18n._(planPartText(part, 'admit').title);
  return (
    <Dialog
      title={t`Which steps answer cause ${number}?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={() => void finish(withAside(plan, notes.notes, cause, true))}>
            <Trans>It is no cause of its own</Trans>
          </Button>
          <Button variant="primary" onPress={() => void finish(withCauseSteps(plan, notes.notes, cause, steps))}>
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <blockquote className={styles.quote} lang="en">
        {cause.text}
      </blockquote>
      {stepPartSchema.options.map((part) => (
        <fieldset key={part} className={styles.steps}>
          <legend>{heading(part)}</legend>
          {table.steps[part].length === 0 && <p className={styles.note}>{t`Nothing is written there yet.`}</p>}
          {table.steps[part].map((point) => (
            <Checkbox key={point.blockIndex} isSelected={isChosen(point)} onChange={(isOn) => toggle(point, isOn)}>
              <span lang="en" className={styles.text}>
                {point.text}
              </span>
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}
