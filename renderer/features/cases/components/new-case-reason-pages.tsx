import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { appealPathSchema, type AppealPath } from '../../../../shared/domain/case.ts';
import type { Reason } from '../../../../shared/domain/catalogue.ts';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { pathOf, patchDraft, useNewCaseDraft } from '../new-case-draft.ts';
import { PATH_LABELS, PATH_NOTES } from './case-words.ts';
import { Question } from './question.tsx';
import styles from './new-case-screen.module.css';

/** What the notice complains about; several can apply. */
export function ReasonsPage() {
  const { t } = useLingui();
  const { reasons } = useAnswer('catalogue.get', {});
  const groups = Map.groupBy(reasons, (reason) => reason.group);
  return (
    <Question
      title={t`What does the notice complain about?`}
      why={
        <Trans>
          The reason decides which papers are usually asked for. “Section 3” alone is not a reason: look for what stands
          behind it. Several can apply.
        </Trans>
      }
    >
      <div className={styles.groups}>
        {[...groups].map(([group, members]) => (
          <ReasonGroup key={group} title={group} reasons={members} />
        ))}
      </div>
    </Question>
  );
}

function ReasonGroup({ title, reasons }: { readonly title: string; readonly reasons: readonly Reason[] }) {
  const titleId = useId();
  const chosen = useNewCaseDraft((state) => state.draft.reasons);
  const set = (id: string, isChosen: boolean): void =>
    patchDraft({ reasons: isChosen ? [...chosen, id] : chosen.filter((other) => other !== id) });
  return (
    <div className={styles.group} role="group" aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.groupTitle}>
        {title}
      </h2>
      {reasons.map((reason) => (
        <Checkbox
          key={reason.id}
          isSelected={chosen.includes(reason.id)}
          isDisabled={chosen.length >= 10 && !chosen.includes(reason.id)}
          onChange={(isChosen) => set(reason.id, isChosen)}
        >
          {reason.label}
        </Checkbox>
      ))}
    </div>
  );
}

/** Which way to go. The reasons' usual way is preset. */
export function PathPage() {
  const { t, i18n } = useLingui();
  const catalogue = useAnswer('catalogue.get', {});
  const { draft } = useNewCaseDraft();
  return (
    <Question
      title={t`Which way do you want to go?`}
      why={
        <Trans>
          Mixing two of these is a common reason for a refusal. The usual way for your reason is chosen; the notice wins
          over it.
        </Trans>
      }
    >
      <RadioField<AppealPath>
        label={t`Path`}
        isLabelHidden
        look="cards"
        value={pathOf(draft, catalogue)}
        onChange={(path) => patchDraft({ path })}
        options={appealPathSchema.options.map((path) => ({
          id: path,
          label: i18n._(PATH_LABELS[path]),
          note: i18n._(PATH_NOTES[path]),
        }))}
      />
    </Question>
  );
}
