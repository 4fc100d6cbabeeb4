import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { Interaction, InteractionDetails, InteractionVersion } from '../../../../shared/domain/interaction.ts';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { formatMoment, formatTime } from '../../../lib/format-date.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { formatOffset } from '../entry-zone.ts';
import styles from './interaction-dialog.module.css';

/** What an entry said before each of its edits, latest first; asked for when it is unfolded. */
export function EntryVersions({ interaction }: { readonly interaction: Interaction }) {
  const { t, i18n } = useLingui();
  const { caseId, id: interactionId, versionCount } = interaction;
  const [isOpen, setIsOpen] = useState(false);
  const versions = useAnswerWhen(isOpen, 'interactions.listVersions', { caseId, interactionId });
  if (versionCount === 0) return null;
  return (
    <Disclosure label={t`Earlier versions (${versionCount})`} isOpen={isOpen} onToggle={setIsOpen}>
      <ol className={styles.versions}>
        {versions?.map((version, index) => (
          <li key={version.replacedAt + String(index)}>
            <div className={styles.versionHead}>{t`Until ${formatMoment(version.replacedAt, i18n.locale)}`}</div>
            <VersionText version={version} next={versions[index - 1] ?? interaction} />
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

/** What was different then. */
function VersionText({ version, next }: { readonly version: InteractionVersion; readonly next: Partial<Interaction> }) {
  const { t, i18n } = useLingui();
  const { channels } = useCatalogue();
  const isOther = (key: keyof InteractionDetails): boolean =>
    JSON.stringify(version[key]) !== JSON.stringify(next[key]);
  const rows: readonly (readonly [isShown: boolean, label: string, value: string])[] = [
    [
      isOther('at'),
      t`When`,
      `${version.at.slice(0, 10)} ${formatTime(version.at, i18n.locale)} ${formatOffset(version.at)}`,
    ],
    [isOther('direction'), t`Direction`, version.direction === 'in' ? t`From Amazon` : t`To Amazon`],
    [isOther('channel'), t`Channel`, labelOf(channels, version.channel)],
    [isOther('person'), t`With whom`, version.person],
    [isOther('subject'), t`Subject`, version.subject],
    [isOther('summary'), t`What was said or sent`, version.summary],
    [isOther('body'), t`Full text`, version.body],
    [isOther('amazonCaseId'), t`Amazon case ID`, version.amazonCaseId],
    [isOther('followUpOn'), t`Look again on`, version.followUpOn ?? ''],
    [isOther('promises'), t`Promises`, version.promises.map(({ text }) => text).join('; ')],
    [isOther('attachments'), t`Attachments`, String(version.attachments.length)],
    [isOther('privateNote'), t`Private note`, version.privateNote],
  ];
  const shown = rows.filter(([isShown]) => isShown);
  return (
    <dl className={styles.version}>
      {shown.map(([, label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === '' ? t`(empty)` : value}</dd>
        </div>
      ))}
    </dl>
  );
}
