import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { WatchTask, WatchTaskDetails } from '../../../../shared/domain/clocks/watch-task.ts';
import { addDays, type LocalDate } from '../../../../shared/domain/dates.ts';
import { AutosaveDateField } from '../../../components/autosave/autosave-date-field.tsx';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { change, tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import type { CaseView } from '../case-progress.ts';
import { CalendarButton } from './calendar-button.tsx';
import { WatchListDialog } from './watch-list-dialog.tsx';
import styles from './watch-list.module.css';

export type WatchListProps = { readonly view: CaseView; readonly today: LocalDate };

/** After reinstatement: what the plan promised, and the days on which to look whether all is well. */
export function WatchList({ view, today }: WatchListProps) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const tasks = useAnswer('watch.list', { caseId: view.case.id });
  if (view.case.status !== 'reinstated' && tasks.length === 0) return null;
  const start = (
    <Button
      variant={tasks.length === 0 ? 'primary' : 'quiet'}
      size={tasks.length === 0 ? 'md' : 'sm'}
      icon={Plus}
      onPress={() => setIsOpen(true)}
    >
      {tasks.length === 0 ? <Trans>Start a watch list</Trans> : <Trans>Add to the list</Trans>}
    </Button>
  );
  return (
    <Section
      title={t`Watch list`}
      aside={
        tasks.length > 0 && (
          <span>
            <CalendarButton caseId={view.case.id} />
            {start}
          </span>
        )
      }
    >
      <Card padding={tasks.length === 0 ? 'md' : 'none'}>
        {tasks.length === 0 ? (
          <div className={styles.empty}>
            <p>
              <Trans>
                What you promised in the plan must be kept: a second notice for the same thing is hard to answer. Choose
                the promises to watch for the next 90 days.
              </Trans>
            </p>
            {start}
          </div>
        ) : (
          <ul aria-label={t`Watch list`}>
            {tasks.map((task) => (
              <li key={task.id} className={styles.row}>
                <WatchRow task={task} today={today} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {isOpen && (
        <WatchListDialog
          view={view}
          tasks={tasks}
          today={today}
          onClose={() => setIsOpen(false)}
          onAdd={async (added: readonly WatchTaskDetails[]) => {
            if (await tryChange('watch.add', { caseId: view.case.id, tasks: [...added] })) setIsOpen(false);
          }}
        />
      )}
    </Section>
  );
}

function WatchRow({ task, today }: { readonly task: WatchTask; readonly today: LocalDate }) {
  const { t, i18n } = useLingui();
  const { caseId, id: taskId } = task;
  const remove = async (): Promise<void> => {
    if ((await tryChange('watch.remove', { caseId, taskId })) === undefined) return;
    await offerUndo(caseId, t`Removed from the watch list`, t`Undo`);
  };
  return (
    <>
      <Checkbox
        isSelected={task.doneOn !== null}
        onChange={(isDone) =>
          void tryChange('watch.update', { caseId, taskId, patch: { doneOn: isDone ? today : null } })
        }
      >
        {task.text}
      </Checkbox>
      {task.doneOn === null ? (
        <AutosaveDateField
          label={t`Look on`}
          isLabelHidden
          look="bare"
          value={task.dueOn}
          save={(dueOn) => change('watch.update', { caseId, taskId, patch: { dueOn: dueOn ?? addDays(today, 30) } })}
        />
      ) : (
        <span className={styles.done}>
          <Trans>Done {formatDay(task.doneOn, i18n.locale, today)}</Trans>
        </span>
      )}
      <IconButton icon={Trash2} size="sm" label={t`Remove “${task.text}”`} onPress={() => void remove()} />
    </>
  );
}
