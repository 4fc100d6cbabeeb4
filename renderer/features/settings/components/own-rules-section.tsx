import { Trans, useLingui } from '@lingui/react/macro';
import { FileJson, RefreshCw } from 'lucide-react';
import type { OverridesState } from '../../../../shared/contracts/settings.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { tryChange } from '../../../lib/change.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './ocr-section.module.css';
import { SettingsRow } from './settings-row.tsx';

/** The user's own file with values for reasons, documents, channels and clocks: where it is, and what became of it. */
export function OwnRulesSection() {
  const { t } = useLingui();
  const state = useAnswer('catalogue.overrides', {});
  const show = async (): Promise<void> => {
    await tryChange('catalogue.showOverrides', {});
    await lookAgain();
  };
  return (
    <Section title={t`Your own rules`}>
      <Card padding="none">
        <SettingsRow
          title={t`File with your values`}
          text={
            <Trans>
              What you write there replaces our presets: ages of documents, limits, clocks, what channels take. Your
              notice wins over both. It is read when Reinstate starts. <FilePath path={state.path} />
            </Trans>
          }
        >
          <Button icon={RefreshCw} variant="quiet" onPress={() => void lookAgain()}>
            <Trans>Look again</Trans>
          </Button>
          <Button icon={FileJson} onPress={() => void show()}>
            {state.status === 'none' ? <Trans>Make the file</Trans> : <Trans>Show the file</Trans>}
          </Button>
        </SettingsRow>
        <div className={styles.extra}>
          <OverridesStatus state={state} isInUse={state.isInUse} />
        </div>
        {state.changed.length > 0 && <ChangedEntries changed={state.changed} />}
      </Card>
    </Section>
  );
}

function FilePath({ path }: { readonly path: string }) {
  return <code className={styles.path}>{path}</code>;
}

function OverridesStatus({ state, isInUse }: { readonly state: OverridesState; readonly isInUse: boolean }) {
  const { t } = useLingui();
  const { status, fault, path } = state;
  if (status === 'broken' && fault !== null) {
    return (
      <Callout tone="danger" title={t`Your file is not used`}>
        <p>{fault.place === '' ? path : t`${path}, at ${fault.place}:`}</p>
        <p>{fault.message}</p>
        <p>
          <Trans>Our own presets are used until this is corrected.</Trans>
        </p>
      </Callout>
    );
  }
  if (!isInUse) {
    return (
      <Callout tone="info">
        <Trans>The file has changed. Close Reinstate and start it again to use it.</Trans>
      </Callout>
    );
  }
  if (status === 'none') return <Trans>There is no such file. Our own presets are used.</Trans>;
  return state.changed.length === 0 ? <Trans>The file is there and changes nothing yet.</Trans> : null;
}

function ChangedEntries({ changed }: Pick<OverridesState, 'changed'>) {
  const { t } = useLingui();
  const groups: Readonly<Record<OverridesState['changed'][number]['group'], string>> = {
    reasons: t`Reason`,
    documentTypes: t`Document`,
    paperChecks: t`Check`,
    marketplaces: t`Marketplace`,
    channels: t`Channel`,
    textRules: t`Rule on wording`,
    clocks: t`Clock`,
    metrics: t`Figure`,
  };
  return (
    <ul className={styles.languages} aria-label={t`Changed by you`}>
      {changed.map(({ group, id, label, fields }) => (
        <li key={`${group}/${id}`} className={styles.language}>
          <span>
            {groups[group]}: {label}
          </span>
          <code className={styles.path}>{fields.join(', ')}</code>
        </li>
      ))}
    </ul>
  );
}

function lookAgain(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'catalogue.overrides' });
}
