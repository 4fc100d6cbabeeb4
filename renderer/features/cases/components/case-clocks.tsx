import { Trans, useLingui } from '@lingui/react/macro';
import type { CaseClock } from '../../../../shared/domain/clocks/case-clock.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { sayProvenance } from '../../../../shared/domain/provenance.ts';
import { ChangedByYou } from '../../../components/badge/changed-by-you.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { cityOfZone, formatOwnTime } from '../../../lib/local-moment.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-catalogue.ts';
import { useSay } from '../../../lib/use-say.ts';
import type { CaseView } from '../case-progress.ts';
import { CalendarButton } from './calendar-button.tsx';
import styles from './case-clocks.module.css';
import { ClockLine } from './clock-line.tsx';
import { CLOCK_LABELS } from './clock-words.ts';

export type CaseClocksProps = { readonly view: CaseView; readonly today: LocalDate };

/** Every day that the case waits for, soonest first, each in the marketplace's day and in the user's own. */
export function CaseClocks({ view, today }: CaseClocksProps) {
  const { t } = useLingui();
  // The watch list shows its own days.
  const clocks = useAnswer('clocks.list', { caseId: view.case.id }).filter(({ kind }) => kind !== 'watch');
  if (clocks.length === 0 && view.case.status !== 'refused') return null;
  return (
    <Section title={t`Dates and deadlines`} aside={<CalendarButton caseId={view.case.id} />}>
      <Card padding="none">
        {clocks.length === 0 ? (
          <p className={styles.empty}>
            <Trans>No day is set.</Trans>
          </p>
        ) : (
          <ul>
            {clocks.map((clock) => (
              <ClockRow key={clock.id} clock={clock} view={view} today={today} />
            ))}
          </ul>
        )}
        {clocks.some(({ preset }) => preset !== null) && (
          <div className={styles.foot}>
            <p>
              <Trans>Usual times are not from your notice. If the notice says something else, the notice wins.</Trans>
            </p>
          </div>
        )}
        {view.case.status === 'refused' && (
          <div className={styles.foot}>
            <Trans>
              There are other ways when Amazon says no. <TextLink to="/further-ways">See the other ways</TextLink>
            </Trans>
          </div>
        )}
      </Card>
    </Section>
  );
}

type ClockRowProps = { readonly clock: CaseClock; readonly view: CaseView; readonly today: LocalDate };

function ClockRow({ clock, view, today }: ClockRowProps) {
  const { i18n } = useLingui();
  const words = useWords();
  const own = clock.text !== '' && clock.kind !== 'notice' ? words(clock.text) : i18n._(CLOCK_LABELS[clock.kind]);
  return (
    <ClockLine clock={clock} today={today}>
      <div className={styles.name}>
        {clock.interactionId === null ? (
          own
        ) : (
          <TextLink to={caseRoute(view.case.id, 'log', clock.interactionId)}>{own}</TextLink>
        )}
      </div>
      <ClockNote clock={clock} view={view} />
      {clock.preset && <ChangedByYou catalogue={view.catalogue} entries={[['clocks', clock.preset.clockId]]} />}
      {clock.kind === 'notice' && (
        <div className={styles.actions}>
          <Button
            size="sm"
            onPress={() => void tryChange('cases.update', { caseId: view.case.id, patch: { deadlineOn: clock.dueOn } })}
          >
            <Trans>Use as deadline</Trans>
          </Button>
        </div>
      )}
    </ClockLine>
  );
}

/** Where it comes from, and when it ends here if the marketplace's day ends at another hour. */
function ClockNote({ clock, view }: Pick<ClockRowProps, 'clock' | 'view'>) {
  const { t, i18n } = useLingui();
  const words = useWords();
  const lines: string[] = [];
  if (clock.kind === 'notice') lines.push(t`The notice says “${clock.text}”. Check that it is meant for you.`);
  if (clock.preset) lines.push([t`Usual time.`, words(clock.preset.note ?? '')].join(' ').trim());
  const isElsewhere = clock.role === 'act-by' && clock.timeZone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (isElsewhere && clock.state !== 'over') {
    const city = cityOfZone(clock.timeZone);
    const day = formatDay(clock.ownDueOn, i18n.locale);
    const time = formatOwnTime(clock.endsAt, i18n.locale);
    lines.push(
      clock.ownDueOn === clock.dueOn
        ? t`The day ends in ${city} when it is ${time} for you.`
        : t`The day ends in ${city} on ${day} at ${time} for you.`,
    );
  }
  return (
    <>
      {lines.length > 0 && <p className={styles.note}>{lines.join(' ')}</p>}
      {clock.preset && <PresetSource preset={clock.preset} view={view} />}
    </>
  );
}

/** Where a usual time comes from, folded: it is read once at most. */
function PresetSource({
  preset,
  view,
}: {
  readonly preset: NonNullable<CaseClock['preset']>;
  readonly view: CaseView;
}) {
  const { i18n } = useLingui();
  const say = useSay();
  const source = say(sayProvenance(preset, view.catalogue.sources));
  return (
    <Disclosure label={<Trans>Where this comes from</Trans>}>
      <p className={styles.source}>
        <Trans>
          Source: {source}. Checked {formatDay(preset.asOf, i18n.locale)}.
        </Trans>
      </p>
    </Disclosure>
  );
}
