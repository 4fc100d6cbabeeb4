import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Archive } from 'lucide-react';
import { findEntry, labelOf } from '../../../../shared/domain/catalogue.ts';
import type { Clock } from '../../../../shared/domain/clock.ts';
import type { FurtherWay } from '../../../../shared/domain/further-way.ts';
import { sayProvenance } from '../../../../shared/domain/provenance.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { MenuButton } from '../../../components/menu/menu-button.tsx';
import { Column } from '../../../components/column/column.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { askToSaveArchive } from '../../../lib/archive-to-save.ts';
import { tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { useSay } from '../../../lib/use-say.ts';
import styles from './further-ways-screen.module.css';
import { joinWords } from '../../../lib/join-words.ts';

/** The ways that are left when Amazon keeps saying no, each with what to have ready. Nobody is recommended. */
export function FurtherWaysScreen() {
  const { t } = useLingui();
  const { furtherWays } = useCatalogue();
  return (
    <>
      <ScreenHeader
        title={t`If Amazon says no`}
        subtitle={t`Other ways, and what to have ready for each.`}
        hasSaveStatus={false}
      />
      <Panel label={t`Further ways`} className={styles.panel}>
        <Column gap={6} width="text">
          <p className={styles.lead}>
            <Trans>
              Go through these ways one by one. This page recommends nobody and is no legal advice. It names its
              sources, so that you can judge them.
            </Trans>
          </p>
          <Callout tone="info" title={t`Hand over the archive of the appeal`} action={<SaveArchive />}>
            <Trans>
              Whoever helps you needs the whole appeal: notice, evidence, plan, contact log and everything that was
              sent. The archive holds all of it in one file. Give it to one person whom you trust, and keep a copy.
            </Trans>
          </Callout>
          {furtherWays.map((way) => (
            <WaySection key={way.id} way={way} />
          ))}
        </Column>
      </Panel>
    </>
  );
}

function WaySection({ way }: { readonly way: FurtherWay }) {
  const { t, i18n } = useLingui();
  const catalogue = useCatalogue();
  const { readyItems } = useAnswer('settings.get', {});
  const lineOf = useClockLine();
  const ready = way.ready.filter(({ id }) => readyItems.includes(id)).length;
  const mark = (id: string, isReady: boolean): void => {
    const others = readyItems.filter((one) => one !== id);
    void tryChange('settings.update', { patch: { readyItems: isReady ? [...others, id] : others } });
  };
  const clocks = way.clocks.flatMap((id) => findEntry(catalogue.clocks, id) ?? []);
  const places = joinWords(way.marketplaces.map((id) => labelOf(catalogue.marketplaces, id)));
  const say = useSay();
  const source = say(sayProvenance(way, catalogue.sources));
  return (
    <Section
      title={way.label}
      aside={
        <Badge tone={ready === way.ready.length ? 'success' : 'neutral'}>
          {t`${ready} of ${way.ready.length} ready`}
        </Badge>
      }
    >
      <Card>
        <div className={styles.way}>
          <p className={styles.when}>{way.when}</p>
          <p>{way.text}</p>
          {places !== '' && (
            <p className={styles.source}>
              <Trans>Only for: {places}.</Trans>
            </p>
          )}
          {clocks.length === 1 && clocks.map((clock) => <p key={clock.id}>{lineOf(clock)}</p>)}
          {clocks.length > 1 && (
            <ul className={styles.clocks} aria-label={t`Times to know`}>
              {clocks.map((clock) => (
                <li key={clock.id}>{lineOf(clock)}</li>
              ))}
            </ul>
          )}
          <Disclosure label={<Trans>What to have ready</Trans>}>
            <div className={styles.list} role="group" aria-label={t`What to have ready: ${way.label}`}>
              {way.ready.map(({ id, text }) => (
                <Checkbox key={id} isSelected={readyItems.includes(id)} onChange={(isReady) => mark(id, isReady)}>
                  {text}
                </Checkbox>
              ))}
            </div>
          </Disclosure>
          <p className={styles.source}>
            <Trans>
              Source: {source}. Checked {formatDay(way.asOf, i18n.locale)}.
            </Trans>
          </p>
        </div>
      </Card>
    </Section>
  );
}

function useClockLine(): (clock: Clock) => string {
  const { t } = useLingui();
  return (clock) => {
    const { amount, unit } = clock.length;
    const lengths: Readonly<Record<Clock['length']['unit'], string>> = {
      hours: plural(amount, { one: '# hour', other: '# hours' }),
      days: plural(amount, { one: '# day', other: '# days' }),
      'business-days': plural(amount, { one: '# business day', other: '# business days' }),
      months: plural(amount, { one: '# month', other: '# months' }),
    };
    return t`${clock.label}: ${lengths[unit]}.`;
  };
}

/** One file with everything, for whoever helps. */
function SaveArchive() {
  const { t } = useLingui();
  const cases = useAnswer('cases.list', {});
  if (cases.length === 0) return null;
  return (
    <MenuButton
      label={t`Save an appeal as one file`}
      icon={Archive}
      variant="secondary"
      entries={cases.map(({ id, title }) => ({
        id,
        label: title,
        onAction: () => askToSaveArchive(id),
      }))}
    />
  );
}
