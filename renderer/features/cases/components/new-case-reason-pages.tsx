import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { labelOf, type Reason } from '../../../../shared/domain/catalogue.ts';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { pathOf, patchDraft, useNewCaseDraft } from '../new-case-draft.ts';
import { listCueWords } from '../notice-words.ts';
import { useSingleReading } from '../use-notice-reading.ts';
import { PathChooser } from './path-chooser.tsx';
import { Question } from './question.tsx';
import styles from './new-case-screen.module.css';

/** What the notice complains about; several can apply. */
export function ReasonsPage() {
  const { t } = useLingui();
  const { reasons } = useCatalogue();
  const offered = useOfferedReasons();
  const others = reasons.filter(({ id }) => !offered?.some(({ reason }) => reason === id));
  const groups = Map.groupBy(others, (reason) => reason.group);
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
        {offered && <OfferedReasons all={reasons} offered={offered} />}
        {[...groups].map(([group, members]) => (
          <ReasonGroup key={group} title={group} reasons={members} />
        ))}
      </div>
    </Question>
  );
}

type OfferedReason = { readonly reason: string; readonly words: readonly string[] };

/** At most three; empty when the notice doesn't say, undefined when there is no notice. */
function useOfferedReasons(): readonly OfferedReason[] | undefined {
  const reading = useSingleReading();
  if (!reading || reading.kind === 'other') return undefined;
  return reading.reasons
    .slice(0, 3)
    .map(({ reason, matches }) => ({ reason, words: listCueWords(reading.text, matches) }));
}

type OfferedReasonsProps = { readonly all: readonly Reason[]; readonly offered: readonly OfferedReason[] };

/** What the notice seems to say, best first, with the words for it. Nothing is ticked unasked. */
function OfferedReasons({ all, offered }: OfferedReasonsProps) {
  const { t } = useLingui();
  const titleId = useId();
  const { chosen, set } = useChosenReasons();
  return (
    <div className={styles.group} role="group" aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.groupTitle}>
        <Trans>Your notice seems to say</Trans>
      </h2>
      {offered.length === 0 && (
        <p>
          <Trans>Not sure. Its words fit none of the reasons clearly; please choose below.</Trans>
        </p>
      )}
      {offered.map(({ reason, words }) => {
        const said = words.join('”, “');
        return (
          <Checkbox
            key={reason}
            isSelected={chosen.includes(reason)}
            isDisabled={chosen.length >= 10 && !chosen.includes(reason)}
            onChange={(isChosen) => set(reason, isChosen)}
            note={t`Why we think so: it says “${said}”`}
          >
            {labelOf(all, reason)}
          </Checkbox>
        );
      })}
    </div>
  );
}

function useChosenReasons() {
  const chosen = useNewCaseDraft((state) => state.draft.reasons);
  const set = (id: string, isChosen: boolean): void =>
    patchDraft({ reasons: isChosen ? [...chosen, id] : chosen.filter((other) => other !== id) });
  return { chosen, set };
}

function ReasonGroup({ title, reasons }: { readonly title: string; readonly reasons: readonly Reason[] }) {
  const titleId = useId();
  const { chosen, set } = useChosenReasons();
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
  const { t } = useLingui();
  const catalogue = useCatalogue();
  const { draft } = useNewCaseDraft();
  return (
    <Question
      title={t`Which way do you want to go?`}
      why={
        <Trans>
          Mixing two of these is a common reason for a refusal. The suggested one is chosen; the notice wins over it.
        </Trans>
      }
    >
      <PathChooser
        reasons={draft.reasons}
        noticeText={draft.noticeText}
        catalogue={catalogue}
        value={pathOf(draft, catalogue)}
        onChange={(path) => patchDraft({ path })}
      />
    </Question>
  );
}
