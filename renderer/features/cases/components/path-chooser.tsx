import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import { labelOf, type Catalogue } from '../../../../shared/domain/catalogue.ts';
import { findOpenedPaths } from '../../../../shared/domain/notice/find-paths.ts';
import { listPathChoices, listPathsOfReason, type PathChoice } from '../../../../shared/domain/path-rules.ts';
import { sayList, type Said } from '../../../../shared/domain/said.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { useSay } from '../../../lib/use-say.ts';
import { PATH_LABELS, PATH_NOTES } from './case-words.ts';
import styles from './path-chooser.module.css';
import { joinWords } from '../../../lib/join-words.ts';

export type PathChooserProps = {
  readonly reasons: readonly string[];
  readonly noticeText: string;
  readonly catalogue: Catalogue;
  readonly value: AppealPath;
  readonly onChange: (path: AppealPath) => void;
};

/** The five ways to answer, best first: what each needs, what spoils it, and which one is suggested, with the reason. */
export function PathChooser({ reasons, noticeText, catalogue, value, onChange }: PathChooserProps) {
  const { t, i18n } = useLingui();
  const say = useSay();
  const list = (all: readonly Said[]): string => say({ text: '{0}', values: [sayList(all, ';')] });
  const choices = useMemo(
    () => listPathChoices(reasons, findOpenedPaths(noticeText), catalogue),
    [reasons, noticeText, catalogue],
  );
  return (
    <RadioField<AppealPath>
      label={t`Way to answer`}
      isLabelHidden
      look="cards"
      value={value}
      onChange={onChange}
      options={choices.map((choice, index) => ({
        id: choice.path,
        label: (
          <span className={styles.label}>
            {i18n._(PATH_LABELS[choice.path])}
            {index === 0 && (
              <Badge tone="accent">
                <Trans>Suggested</Trans>
              </Badge>
            )}
            {choice.fit === 'unusual' && (
              <Badge>
                <Trans>Unusual for your reason</Trans>
              </Badge>
            )}
          </span>
        ),
        note: (
          <>
            {index === 0 && (
              <span className={styles.line}>
                <WhySuggested choice={choice} reasons={reasons} catalogue={catalogue} />
              </span>
            )}
            <span className={styles.line}>{i18n._(PATH_NOTES[choice.path])}</span>
            <span className={styles.line}>{t`It needs: ${list(choice.needs)}.`}</span>
            <span className={styles.line}>{t`It must not have: ${list(choice.forbids)}.`}</span>
          </>
        ),
      }))}
    />
  );
}

function WhySuggested({
  choice,
  reasons,
  catalogue,
}: { readonly choice: PathChoice } & Pick<PathChooserProps, 'reasons' | 'catalogue'>) {
  const fitting = reasons.filter((id) => listPathsOfReason(id, catalogue).includes(choice.path));
  const names = joinWords(
    fitting.map((id) => labelOf(catalogue.reasons, id)),
    ';',
  );
  if (choice.isOpened && choice.fit === 'usual') {
    return <Trans>Suggested: your notice speaks of it, and it is the usual way for: {names}.</Trans>;
  }
  if (choice.isOpened) return <Trans>Suggested: your notice speaks of it.</Trans>;
  if (choice.fit === 'usual') return <Trans>Suggested: it is the usual way for: {names}.</Trans>;
  return <Trans>Suggested while no reason is chosen.</Trans>;
}
