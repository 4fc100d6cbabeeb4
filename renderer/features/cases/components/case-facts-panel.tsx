import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { caseDetailsSchema, noticeTextSchema, type CaseDetails } from '../../../../shared/domain/case.ts';
import { AutosaveCheckbox } from '../../../components/autosave/autosave-checkbox.tsx';
import { AutosaveDateField } from '../../../components/autosave/autosave-date-field.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { change } from '../../../lib/change.ts';
import type { CaseView } from '../case-progress.ts';
import { parseIdList } from '../parse-id-list.ts';
import { AccountFacts } from './account-facts.tsx';
import { Fact } from './fact.tsx';
import styles from './case-facts-panel.module.css';
import { NoticeDialog } from './notice-dialog.tsx';
import { PathFact } from './path-fact.tsx';
import { ReasonsFact } from './reasons-fact.tsx';

/** Everything that is known about case, account and notice, changed in place. */
export function CaseFactsPanel({ view }: { readonly view: CaseView }) {
  const { t } = useLingui();
  const { case: it } = view;
  const save = (patch: Partial<CaseDetails>) => change('cases.update', { caseId: it.id, patch });
  return (
    <div className={styles.panel}>
      <FactGroup title={t`Appeal`}>
        <Fact name="title">
          <AutosaveTextField
            label={t`Name`}
            value={it.title}
            save={(title) => save({ title: title.trim() })}
            validate={(title) =>
              caseDetailsSchema.shape.title.safeParse(title).success ? null : t`Give it a short name.`
            }
          />
        </Fact>
        <Fact name="reasons">
          <ReasonsFact view={view} save={(reasons) => save({ reasons: [...reasons] })} />
        </Fact>
        <Fact name="path">
          <PathFact view={view} />
        </Fact>
        <Fact name="noticeReceivedOn">
          <AutosaveDateField
            label={t`Notice came on`}
            value={it.noticeReceivedOn}
            save={(noticeReceivedOn) => save({ noticeReceivedOn })}
          />
        </Fact>
        <Fact name="deadlineOn">
          <AutosaveDateField label={t`Deadline`} value={it.deadlineOn} save={(deadlineOn) => save({ deadlineOn })} />
        </Fact>
        <Fact name="caseIds">
          <IdsField label={t`Case IDs`} ids={it.caseIds} save={(caseIds) => save({ caseIds })} />
        </Fact>
        <Fact name="complaintIds">
          <IdsField label={t`Complaint IDs`} ids={it.complaintIds} save={(complaintIds) => save({ complaintIds })} />
        </Fact>
        <Fact name="asins">
          <IdsField label={t`ASINs`} ids={it.asins} save={(asins) => save({ asins })} />
        </Fact>
        <Fact name="section3">
          <AutosaveCheckbox value={it.section3} save={(section3) => save({ section3 })}>
            {t`The notice cites Section 3`}
          </AutosaveCheckbox>
        </Fact>
      </FactGroup>
      <FactGroup title={t`Notice`}>
        <NoticeDialog view={view} />
        <Fact name="noticeText">
          <AutosaveTextField
            label={t`Text of the notice`}
            isLabelHidden
            rows={8}
            lang="en"
            placeholder={t`Paste the whole notice here`}
            value={view.noticeText}
            save={(noticeText) => change('cases.updateNotice', { caseId: it.id, noticeText })}
            validate={(text) => (noticeTextSchema.safeParse(text).success ? null : t`This is too long for a notice.`)}
          />
        </Fact>
      </FactGroup>
      <FactGroup title={t`Account`}>
        <AccountFacts view={view} />
      </FactGroup>
    </div>
  );
}

function FactGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}

type IdsFieldProps = {
  readonly label: string;
  readonly ids: readonly string[];
  readonly save: (ids: string[]) => Promise<unknown>;
};

function IdsField({ label, ids, save }: IdsFieldProps) {
  const { t } = useLingui();
  const isValid = (text: string): boolean => caseDetailsSchema.shape.asins.safeParse(parseIdList(text)).success;
  return (
    <AutosaveTextField
      label={label}
      value={ids.join(', ')}
      save={(text) => save([...parseIdList(text)])}
      validate={(text) => (isValid(text) ? null : t`One of these is longer than any id.`)}
    />
  );
}
