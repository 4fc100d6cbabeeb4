import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Link } from 'wouter';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { Card, Section } from '../../../components/card/card.tsx';
import { caseRoute, type CaseScreen } from '../../../lib/route.ts';
import {
  countDone,
  listSteps,
  stateOfStep,
  type CaseView,
  type ProgressItem,
  type ProgressStep,
  type StepId,
} from '../case-progress.ts';
import { STEP_LABELS } from './case-words.ts';
import styles from './step-list.module.css';

const SCREENS: Readonly<Record<StepId, CaseScreen>> = {
  notice: 'overview',
  evidence: 'evidence',
  plan: 'plan',
  packet: 'packet',
  send: 'log',
};

/** The steps in words, in any order one likes. */
export function StepList({ view }: { readonly view: CaseView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Steps`}>
      <Card padding="none">
        <ol>
          {listSteps(view).map((step, index) => (
            <StepRow key={step.id} step={step} number={index + 1} view={view} />
          ))}
        </ol>
      </Card>
    </Section>
  );
}

type StepRowProps = { readonly step: ProgressStep; readonly number: number; readonly view: CaseView };

function StepRow({ step, number, view }: StepRowProps) {
  const { t, i18n } = useLingui();
  const state = stateOfStep(step);
  const missing = step.items.filter((item) => !item.isDone).map((item) => itemName(item, view, t));
  const stateWords = { done: t`Done`, started: t`Started`, open: t`To do` }[state];
  const focus = step.id === 'notice' ? firstNoticeFact(step) : undefined;
  return (
    <li>
      <Link to={caseRoute(view.case.id, SCREENS[step.id], focus)} className={styles.row ?? ''} data-state={state}>
        <span className={styles.number} aria-hidden="true">
          {state === 'done' ? <Check /> : number}
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{i18n._(STEP_LABELS[step.id])}</span>
          <span className={styles.missing}>
            {missing.length > 0 ? t`Still open: ${missing.join(', ')}` : t`Nothing is missing`}
          </span>
        </span>
        <span className={styles.state}>
          {stateWords} · {t`${countDone(step.items)} of ${step.items.length}`}
        </span>
      </Link>
    </li>
  );
}

function firstNoticeFact(step: ProgressStep): string {
  const facts: Readonly<Record<string, string>> = {
    'notice-text': 'noticeText',
    reason: 'reasons',
    'notice-date': 'noticeReceivedOn',
    'notice-ids': 'caseIds',
  };
  return facts[step.items.find((item) => !item.isDone)?.kind ?? ''] ?? 'noticeText';
}

function itemName(item: ProgressItem, view: CaseView, t: ReturnType<typeof useLingui>['t']): string {
  switch (item.kind) {
    case 'notice-text':
      return t`the notice`;
    case 'reason':
      return t`the reason`;
    case 'notice-date':
      return t`the day it came`;
    case 'notice-ids':
      return t`its numbers`;
    case 'document':
      return labelOf(view.catalogue.documentTypes, item.typeId).toLowerCase();
    case 'any-document':
      return t`a document`;
    case 'document-facts':
      return t`what each document is`;
    case 'plan-part':
      return {
        rootCause: t`root cause`,
        correctiveActions: t`corrective actions`,
        preventiveMeasures: t`preventive measures`,
      }[item.part];
    case 'no-errors':
      return t`a check without errors`;
    case 'sent':
      return t`sending it`;
    case 'contact-logged':
      return t`a log entry`;
    case 'follow-up':
      return t`a day to look again`;
  }
}
