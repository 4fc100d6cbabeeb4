import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  listPromises,
  makeWatchTasks,
  type WatchTask,
  type WatchTaskDetails,
} from '../../../../shared/domain/clocks/watch-task.ts';
import { addDays, type LocalDate } from '../../../../shared/domain/dates.ts';
import { Button } from '../../../components/button/button.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { writtenDay } from '../../../../shared/domain/clocks/open-follow-ups.ts';
import type { CaseView } from '../case-progress.ts';
import styles from './watch-list.module.css';

export type WatchListDialogProps = {
  readonly view: CaseView;
  /** What is on the list already. */
  readonly tasks: readonly WatchTask[];
  readonly today: LocalDate;
  readonly onAdd: (added: readonly WatchTaskDetails[]) => void | Promise<void>;
  readonly onClose: () => void;
};

/** Chooses promises of the plan, or words of one's own, for the watch list. */
export function WatchListDialog({ view, tasks, today, onAdd, onClose }: WatchListDialogProps) {
  const { t } = useLingui();
  const promises = listPromises(view.plan.preventiveMeasures).filter((text) => tasks.every((one) => one.text !== text));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(promises));
  const [own, setOwn] = useState('');
  const [startOn, setStartOn] = useState<LocalDate>(() => findReturnDay(view, today));
  const texts = [...promises.filter((text) => chosen.has(text)), ...(own.trim() === '' ? [] : [own.trim()])];
  const add = (): void => {
    const made =
      tasks.length === 0
        ? makeWatchTasks(startOn, texts, t`Look at Account Health and at new complaints`)
        : texts.map((text) => ({ kind: 'promise' as const, text, dueOn: addDays(today, 30), doneOn: null }));
    if (made.length > 0) void onAdd(made);
  };
  return (
    <Dialog
      isOpen
      title={tasks.length === 0 ? t`Start a watch list` : t`Add to the watch list`}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={tasks.length > 0 && texts.length === 0} onPress={add}>
            <Trans>Add to the list</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.form}>
        {tasks.length === 0 && (
          <DateField
            label={t`The account came back on`}
            description={t`You will be reminded after 30, 60 and 90 days.`}
            value={startOn}
            onChange={(day) => setStartOn(day ?? today)}
          />
        )}
        {promises.length > 0 && (
          <div className={styles.choices} role="group" aria-label={t`Promises in your plan`}>
            <span>
              <Trans>Promises in your plan:</Trans>
            </span>
            {promises.map((text) => (
              <Checkbox
                key={text}
                isSelected={chosen.has(text)}
                onChange={(isChosen) =>
                  setChosen(
                    (before) => new Set(isChosen ? [...before, text] : [...before].filter((one) => one !== text)),
                  )
                }
              >
                {text}
              </Checkbox>
            ))}
          </div>
        )}
        <TextField label={t`Something else to watch`} value={own} onChange={setOwn} maxLength={2000} />
      </div>
    </Dialog>
  );
}

/** The day of the answer that brought the account back, as far as the log knows it. */
function findReturnDay({ interactions }: CaseView, today: LocalDate): LocalDate {
  const days = interactions.filter(({ outcome }) => outcome === 'reinstated').map(({ at }) => writtenDay(at));
  return days.sort().at(-1) ?? today;
}
