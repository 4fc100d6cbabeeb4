import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ChannelRules, Rule } from '../../../../shared/domain/channel-rules.ts';
import { sayFormats } from '../../../../shared/domain/checks/channel-checks.ts';
import { useSay } from '../../../lib/use-say.ts';
import styles from './channel-panel.module.css';

export type ChannelRulesListProps = { readonly rules: ChannelRules };

/** What a channel takes, in plain words, each with how sure it is. */
export function ChannelRulesList({ rules }: ChannelRulesListProps) {
  const { t } = useLingui();
  const say = useSay();
  const takesFiles = rules.formats.value.length > 0;
  const wanted = [
    ...(rules.packet.value && rules.formats.value.includes('pdf') ? [t`the packet`] : []),
    ...(rules.originals.value ? [t`single papers`] : []),
    ...(rules.pageImages.value ? [t`pictures of pages`] : []),
  ];
  return (
    <dl className={styles.list}>
      <Row name={t`Files`} rule={rules.formats}>
        {takesFiles ? say(sayFormats(rules)) : t`None, text only`}
      </Row>
      {takesFiles && (
        <>
          <Row name={t`What goes there`} rule={rules.packet}>
            {wanted.join(', ')}
          </Row>
          <Row name={t`Size of a file`} rule={rules.fileMb}>
            {rules.fileMb.value === null ? t`Not known` : t`under ${rules.fileMb.value} MB`}
          </Row>
          <Row name={t`All files together`} rule={rules.totalMb}>
            {rules.totalMb.value === null ? t`Not known` : t`${rules.totalMb.value} MB`}
          </Row>
          <Row name={t`Number of files`} rule={rules.files}>
            {rules.files.value === null ? t`Not known` : t`${rules.files.value} at most`}
          </Row>
          <Row name={t`File names without`} rule={rules.refusedCharacters}>
            {[...rules.refusedCharacters.value].join(' ') || t`no rule`}
          </Row>
        </>
      )}
    </dl>
  );
}

type RowProps = { readonly name: string; readonly rule: Rule<unknown>; readonly children: ReactNode };

function Row({ name, rule, children }: RowProps) {
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {children}
        <RuleSource rule={rule} />
      </dd>
    </div>
  );
}

/** Where a value comes from: the user, a source, or nowhere. */
export function RuleSource({ rule: { origin, confidence, source } }: { readonly rule: Rule<unknown> }) {
  if (origin === 'yours') {
    return (
      <span className={styles.origin}>
        <Trans>yours</Trans>
      </span>
    );
  }
  if (origin === 'source') {
    return (
      <span className={styles.origin} title={source}>
        {confidence === 'high' ? <Trans>found in a source</Trans> : <Trans>found, not quite sure</Trans>}
      </span>
    );
  }
  return (
    <span className={styles.origin}>
      {origin === 'assumed' ? (
        <Trans>not found in any source: a careful guess</Trans>
      ) : (
        <Trans>not found in any source</Trans>
      )}
    </span>
  );
}
