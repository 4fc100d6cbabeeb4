import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { countChecklist, type Checklist, type ChecklistItem } from '../../../../shared/domain/checklist.ts';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import type { EvidenceRow } from '../packet-order.ts';
import { ChecklistEntry } from './checklist-entry.tsx';
import styles from './checklist-view.module.css';

export type ChecklistRows = Checklist<EvidenceRow['evidence']>;

export type ChecklistViewProps = {
  readonly caseId: CaseId;
  readonly checklist: ChecklistRows;
  /** Letters of the exhibits, by evidence id. */
  readonly labels: ReadonlyMap<string, string | null>;
  readonly selectedId: EvidenceId | undefined;
  readonly onSelect: (evidenceId: EvidenceId) => void;
};

/** What is asked for and what is usually needed, with what stands for each. Files dropped on a gap get its type. */
export function ChecklistView({ checklist, ...entry }: ChecklistViewProps) {
  const { t } = useLingui();
  const { present, total } = countChecklist(checklist);
  const section = (title: string, items: readonly ChecklistItem<EvidenceRow['evidence']>[]) =>
    items.length > 0 && (
      <section className={styles.section}>
        <h2 className={styles.title}>{title}</h2>
        <ul className={styles.items}>
          {items.map((item) => (
            <ChecklistEntry key={item.id} item={item} {...entry} />
          ))}
        </ul>
      </section>
    );
  if (checklist.asked.length + checklist.required.length + checklist.supporting.length === 0) {
    return (
      <p className={styles.note}>
        <Trans>Paste the notice and choose a reason on the overview; what they call for is then listed here.</Trans>
      </p>
    );
  }
  return (
    <div className={styles.view}>
      <p className={styles.note}>
        <Trans>
          {present} of <Plural value={total} one="# thing" other="# things" /> there. The notice decides; the rest is
          what usually helps.
        </Trans>
      </p>
      {section(t`Amazon asks for`, checklist.asked)}
      {section(t`Usually needed`, checklist.required)}
      {section(t`Usually helps`, checklist.supporting)}
    </div>
  );
}
