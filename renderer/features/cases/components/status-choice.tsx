import { useLingui } from '@lingui/react/macro';
import { caseStatusSchema, type CaseStatus } from '../../../../shared/domain/case.ts';
import { AutosaveChoice } from '../../../components/autosave/autosave-choice.tsx';
import { change } from '../../../lib/change.ts';
import type { CaseView } from '../case-progress.ts';
import { STATUS_LABELS } from './case-words.ts';
import styles from './status-choice.module.css';

/** How far the appeal is, chosen by the user. */
export function StatusChoice({ view }: { readonly view: CaseView }) {
  const { t, i18n } = useLingui();
  return (
    <div className={styles.choice}>
      <AutosaveChoice
        label={t`Status`}
        isLabelHidden
        value={view.case.status}
        options={caseStatusSchema.options.map((status) => ({ id: status, label: i18n._(STATUS_LABELS[status]) }))}
        save={(status) => change('cases.update', { caseId: view.case.id, patch: { status: status as CaseStatus } })}
      />
    </div>
  );
}
