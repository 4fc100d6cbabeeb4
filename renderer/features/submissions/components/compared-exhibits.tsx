import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type {
  ChangedFact,
  ExhibitChange,
  SubmissionComparison,
} from '../../../../shared/domain/compare-submissions.ts';
import { Badge, type BadgeTone } from '../../../components/badge/badge.tsx';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import styles from './compare-dialog.module.css';

export type ComparedExhibitsProps = { readonly comparison: SubmissionComparison };

/** Exhibits that came, went, or are told differently; files that went out both times are counted. */
export function ComparedExhibits({ comparison }: ComparedExhibitsProps) {
  const { t } = useLingui();
  const { added, dropped, changed, same } = comparison;
  const resent = same.length + changed.filter(({ isReplaced }) => !isReplaced).length;
  return (
    <section>
      <h3 className={styles.title}>
        <Trans>Exhibits</Trans>
      </h3>
      <ul className={styles.list}>
        {added.map(({ evidenceId, title }) => (
          <Row key={`+${evidenceId}`} tone="success" badge={t`Added`} title={title} />
        ))}
        {dropped.map(({ evidenceId, title }) => (
          <Row key={`-${evidenceId}`} tone="danger" badge={t`Left out`} title={title} />
        ))}
        {changed.map((one) => (
          <ChangedRow key={one.later.evidenceId} change={one} />
        ))}
      </ul>
      {resent > 0 && (
        <p className={styles.quiet}>
          {t`${plural(resent, { one: '# file is the same in both.', other: '# files are the same in both.' })}`}
        </p>
      )}
    </section>
  );
}

type RowProps = {
  readonly tone: BadgeTone;
  readonly badge: string;
  readonly title: string;
  readonly details?: readonly string[];
};

function Row({ tone, badge, title, details = [] }: RowProps) {
  return (
    <li className={styles.row}>
      <Badge tone={tone}>{badge}</Badge>
      <span className={styles.words}>
        {title}
        {details.map((detail) => (
          <span key={detail} className={styles.detail}>
            {detail}
          </span>
        ))}
      </span>
    </li>
  );
}

function ChangedRow({ change: { later, isReplaced, facts } }: { readonly change: ExhibitChange }) {
  const { t } = useLingui();
  const { documentTypes } = useCatalogue();
  const names: Readonly<Record<ChangedFact['field'], string>> = {
    title: t`Title`,
    type: t`Type`,
    issuer: t`Issued by`,
    holder: t`In the name of`,
    documentDate: t`Date`,
    documentNumber: t`Number`,
    quantities: t`Units`,
    pages: t`Pages`,
  };
  const show = (field: ChangedFact['field'], value: string): string => {
    if (value === '') return t`not said`;
    return field === 'type' ? labelOf(documentTypes, value) : value;
  };
  const details = facts.map(({ field, was, is }) => t`${names[field]}: ${show(field, was)} → ${show(field, is)}`);
  return <Row tone="warning" badge={isReplaced ? t`Another file` : t`Changed`} title={later.title} details={details} />;
}
