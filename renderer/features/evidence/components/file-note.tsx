import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import type { DocumentType } from '../../../../shared/domain/catalogue.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { formatBytes, formatDay, dayOf } from '../../../lib/format-date.ts';
import { TextLink } from '../../../components/link/text-link.tsx';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { EarlierVersions } from './earlier-versions.tsx';
import styles from './evidence-facts-form.module.css';

/** What was measured on the file, and how the packet will treat it. */
export function FileNote({ evidence, type }: { readonly evidence: Evidence; readonly type: DocumentType | undefined }) {
  const { t, i18n } = useLingui();
  const { file } = evidence;
  const extent =
    file.width !== null && file.height !== null
      ? t`${file.width} × ${file.height} pixels`
      : t`${plural(file.pageCount, { one: '# page', other: '# pages' })}`;
  return (
    <div className={styles.file}>
      <span className={styles.fileName}>{evidence.fileName}</span>
      <span>
        {[
          formatBytes(file.sizeBytes, i18n.locale),
          extent,
          t`added ${formatDay(dayOf(evidence.addedAt), i18n.locale)}`,
        ].join(' · ')}
      </span>
      <OtherUses evidence={evidence} />
      <EarlierVersions evidence={evidence} />
      <span>
        {type?.marks === 'frame' ? (
          <Trans>The packet adds a band with letter and page below its pages, outside them.</Trans>
        ) : (
          <Trans>The packet shows its pages exactly as they are, without any mark.</Trans>
        )}
      </span>
    </div>
  );
}

/** The other appeals that hold the same file. */
function OtherUses({ evidence }: { readonly evidence: Evidence }) {
  const uses = useAnswerWhen(true, 'evidence.listOtherUses', { caseId: evidence.caseId, evidenceId: evidence.id });
  return uses?.map(({ caseId, caseTitle, evidenceId }) => (
    <span key={`${caseId}/${evidenceId}`}>
      <Trans>
        Also used in <TextLink to={caseRoute(caseId, 'evidence', evidenceId)}>{caseTitle}</TextLink>
      </Trans>
    </span>
  ));
}
