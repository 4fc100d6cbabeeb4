import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  EyeOff,
  FilePlus2,
  PenLine,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { ChecklistItem, ChecklistState } from '../../../../shared/domain/checklist.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { keyOfNotNeeded } from '../../../../shared/domain/not-needed.ts';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { ChangedByYou } from '../../../components/badge/changed-by-you.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { ReasonForm } from '../../../components/findings/reason-form.tsx';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useCatalogue, useWords } from '../../../lib/use-catalogue.ts';
import { useSay } from '../../../lib/use-say.ts';
import styles from './checklist-view.module.css';

export type ChecklistEntryProps = {
  readonly caseId: CaseId;
  readonly item: ChecklistItem<Evidence>;
  readonly labels: ReadonlyMap<string, string | null>;
  readonly selectedId: EvidenceId | undefined;
  readonly onSelect: (evidenceId: EvidenceId) => void;
};

/** One thing to have: its state, what stands for it, and a way to fill the gap. */
export function ChecklistEntry({ caseId, item, labels, selectedId, onSelect }: ChecklistEntryProps) {
  const { t, i18n } = useLingui();
  const catalogue = useCatalogue();
  const words = useWords();
  const say = useSay();
  const { documentTypes } = catalogue;
  const { icon: Icon, name } = STATES[item.state];
  const [type] = item.documentTypes;
  const typeName = type === undefined ? '' : labelOf(documentTypes, type);
  const addFile = (): void => {
    if (type !== undefined) call('evidence.chooseFiles', { caseId, type }).catch(showFailure);
  };
  return (
    <li
      className={styles.item}
      data-state={item.state}
      {...(type === undefined ? {} : { 'data-drop-type': type, 'data-drop-name': typeName })}
    >
      <Icon className={styles.icon} role="img" aria-label={i18n._(name)} />
      <div className={styles.words}>
        <div className={styles.text}>{words(item.text)}</div>
        {item.state !== 'present' && <div className={styles.state}>{i18n._(name)}</div>}
        <ChangedByYou
          catalogue={catalogue}
          entries={item.documentTypes.slice(0, 1).map((id) => ['documentTypes', id])}
        />
        {WITH_RULES.has(item.state) && item.rules.length > 0 && (
          <Rules rules={item.rules.map(say)} isOpen={item.state === 'fails'} />
        )}
        {item.evidence.map((evidence) => (
          <AriaButton
            key={evidence.id}
            className={styles.paper ?? ''}
            data-selected={evidence.id === selectedId || undefined}
            aria-current={evidence.id === selectedId}
            onPress={() => onSelect(evidence.id)}
          >
            <LetterOf label={labels.get(evidence.id) ?? null} />
            <span className={styles.paperTitle}>{evidence.title}</span>
          </AriaButton>
        ))}
        {item.note !== null && <div className={styles.quoted}>“{item.note}”</div>}
        <div className={styles.actions}>
          {item.state === 'missing' && type !== undefined && item.evidence.length === 0 && (
            <Button
              size="sm"
              variant="quiet"
              icon={FilePlus2}
              aria-label={t`Add file… as ${typeName}`}
              onPress={addFile}
            >
              <Trans>Add file…</Trans>
            </Button>
          )}
          <PlanLink caseId={caseId} item={item} />
          <NotNeeded caseId={caseId} item={item} />
        </div>
      </div>
    </li>
  );
}

/** What a paper of this kind has to be and to show. The first rule, its age, is told; the others on demand. */
function Rules({ rules, isOpen }: { readonly rules: readonly string[]; readonly isOpen: boolean }) {
  const { t } = useLingui();
  const [first, ...others] = rules;
  return (
    <>
      <div className={styles.state}>{first}</div>
      {others.length > 0 && (
        <Disclosure label={t`What it has to show`} isOpen={isOpen}>
          <ul className={styles.rules}>
            {others.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function LetterOf({ label }: { readonly label: string | null }) {
  const { t } = useLingui();
  return <ExhibitBadge label={label} name={label === null ? t`Left out` : t`Exhibit ${label}`} />;
}

/** The part of the plan that is to answer it. */
function PlanLink({ caseId, item }: { readonly caseId: CaseId; readonly item: ChecklistItem<Evidence> }) {
  const [, navigate] = useLocation();
  const [part] = item.planParts;
  if (part === undefined) return null;
  return (
    <Button size="sm" variant="quiet" icon={PenLine} onPress={() => navigate(caseRoute(caseId, 'plan', part))}>
      <Trans>Plan of action</Trans>
    </Button>
  );
}

const WITH_RULES: ReadonlySet<ChecklistState> = new Set(['left-out', 'fails', 'missing', 'unclear']);
const MAY_BE_UNNEEDED: ReadonlySet<ChecklistState> = new Set(['left-out', 'missing', 'unclear']);

/** The user's word that it is not needed here, with a note, and the way back. */
function NotNeeded({ caseId, item }: { readonly caseId: CaseId; readonly item: ChecklistItem<Evidence> }) {
  const { t } = useLingui();
  const [isAsking, setIsAsking] = useState(false);
  const finding = keyOfNotNeeded(item.text);
  if (item.state === 'not-needed') {
    return (
      <Button
        size="sm"
        variant="quiet"
        aria-label={t`Needed after all: ${item.text}`}
        onPress={() => void tryChange('setAside.remove', { caseId, finding })}
      >
        <Trans>Needed after all</Trans>
      </Button>
    );
  }
  if (!MAY_BE_UNNEEDED.has(item.state)) return null;
  if (isAsking) {
    return (
      <ReasonForm
        label={t`Why it is not needed here`}
        doneLabel={t`Not needed here`}
        onCancel={() => setIsAsking(false)}
        onDone={async (reason) => {
          await tryChange('setAside.add', { caseId, finding: { ...finding, reason } });
          setIsAsking(false);
        }}
      />
    );
  }
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={CircleSlash}
      aria-label={t`Not needed here… ${item.text}`}
      onPress={() => setIsAsking(true)}
    >
      <Trans>Not needed here…</Trans>
    </Button>
  );
}

const STATES: Readonly<Record<ChecklistState, { readonly icon: LucideIcon; readonly name: MessageDescriptor }>> = {
  present: { icon: CircleCheck, name: msg`There` },
  'left-out': { icon: EyeOff, name: msg`There, but left out of the packet` },
  fails: { icon: CircleAlert, name: msg`There, but a rule is not met` },
  explained: { icon: CircleCheck, name: msg`Not there, and the plan says why` },
  'not-needed': { icon: CircleSlash, name: msg`Not needed here, you say` },
  missing: { icon: CircleDashed, name: msg`Not here yet` },
  unclear: { icon: CircleHelp, name: msg`See for yourself` },
};
