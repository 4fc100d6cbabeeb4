import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
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
import { partLabel, stepLabel } from './case-words.ts';
import styles from './step-list.module.css';
import { joinWords } from '../../../lib/join-words.ts';

const SCREENS: Readonly<Record<StepId, CaseScreen>> = {
  notice: 'overview',
  review: 'review',
  evidence: 'evidence',
  plan: 'plan',
  packet: 'packet',
  send: 'rounds',
};

/** The steps in words, in any order one likes. */
export function StepList({ view }: { readonly view: CaseView }) {
  const { t } = useLingui();
  const steps = listSteps(view);
  const next = steps.find((step) => stateOfStep(step) !== 'done');
  return (
    <Section title={t`Steps`}>
      <Card padding="none">
        <ol>
          {steps.map((step, index) => (
            <StepRow key={step.id} step={step} number={index + 1} view={view} isNext={step === next} />
          ))}
        </ol>
      </Card>
    </Section>
  );
}

type StepRowProps = {
  readonly step: ProgressStep;
  readonly number: number;
  readonly view: CaseView;
  /** The first that is not done. */
  readonly isNext: boolean;
};

function StepRow({ step, number, view, isNext }: StepRowProps) {
  const { t, i18n } = useLingui();
  const state = stateOfStep(step);
  const missing = step.items.filter((item) => !item.isDone).map((item) => nameItem(item, view, i18n));
  const stateWords = { done: t`Done`, started: t`Started`, open: t`To do` }[state];
  const focus = step.id === 'notice' ? firstNoticeFact(step) : undefined;
  return (
    <li>
      <Link
        to={caseRoute(view.case.id, SCREENS[step.id], focus)}
        className={styles.row ?? ''}
        data-state={state}
        aria-current={isNext ? 'step' : undefined}
      >
        <span className={styles.number} aria-hidden="true">
          {state === 'done' ? <Check /> : number}
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{i18n._(stepLabel(step.id, view.case.path))}</span>
          <span className={styles.missing}>
            {missing.length > 0 ? t`Still open: ${joinWords(missing)}` : t`Nothing is missing`}
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

type PlainItem = Exclude<ProgressItem['kind'], 'document' | 'plan-part'>;

const ITEM_NAMES: Readonly<Record<PlainItem, MessageDescriptor>> = {
  'notice-text': msg`the notice`,
  reason: msg`the reason`,
  'notice-date': msg`the day it came`,
  'notice-ids': msg`its numbers`,
  review: msg`notes on what happened`,
  'any-document': msg`a document`,
  'document-facts': msg`what each document is`,
  'no-errors': msg`a check without errors`,
  sent: msg`sending it`,
  'contact-logged': msg`a log entry`,
  'follow-up': msg`a day to look again`,
};

function nameItem(item: ProgressItem, view: CaseView, i18n: I18n): string {
  if (item.kind === 'document') return labelOf(view.shown.documentTypes, item.typeId).toLowerCase();
  if (item.kind === 'plan-part') return i18n._(partLabel(item.part, view.case.path));
  return i18n._(ITEM_NAMES[item.kind]);
}
