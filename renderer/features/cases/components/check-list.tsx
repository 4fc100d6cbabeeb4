import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Finding, FindingLevel } from '../../../../shared/domain/finding.ts';
import { Button } from '../../../components/button/button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { routeOfFinding } from '../../../lib/route.ts';
import type { CaseView } from '../case-progress.ts';
import styles from './check-list.module.css';

const FIRST_SHOWN = 6;

/** What the checks have found, worst first, each with the way to its place. */
export function CheckList({ view }: { readonly view: CaseView }) {
  const { t, i18n } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? view.findings : view.findings.slice(0, FIRST_SHOWN);
  const hidden = view.findings.length - shown.length;
  return (
    <Section title={t`Checks`} aside={<Counts findings={view.findings} />}>
      <Card padding="none">
        {view.findings.length === 0 ? (
          <p className={styles.clean}>
            <CircleCheck aria-hidden />
            <Trans>Nothing to mend.</Trans>
          </p>
        ) : (
          <ul>
            {shown.map((finding, index) => (
              <FindingRow key={`${finding.rule}:${finding.where}:${index}`} caseId={view.case.id} finding={finding} />
            ))}
          </ul>
        )}
        {hidden > 0 && (
          <div className={styles.more}>
            <Button size="sm" variant="quiet" onPress={() => setIsOpen(true)}>
              <Plural value={hidden} one="Show # more" other="Show # more" />
            </Button>
          </div>
        )}
      </Card>
      <p className={styles.source}>
        <Trans>
          These are presets, checked{' '}
          {new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
            new Date(view.catalogue.asOf),
          )}
          . Your notice wins over them.
        </Trans>
      </p>
    </Section>
  );
}

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };

function FindingRow({ caseId, finding }: { readonly caseId: string; readonly finding: Finding }) {
  const { t } = useLingui();
  const Icon = ICONS[finding.level];
  const levels: Readonly<Record<FindingLevel, string>> = {
    error: t`Stops the export`,
    warning: t`Worth mending`,
    info: t`Good to know`,
  };
  return (
    <li>
      <Link to={routeOfFinding(caseId, finding.where)} className={styles.row ?? ''} data-level={finding.level}>
        <Icon role="img" aria-label={levels[finding.level]} />
        <span className={styles.words}>
          <span className={styles.message}>{finding.message}</span>
          <span className={styles.fix}>{finding.fix}</span>
        </span>
      </Link>
    </li>
  );
}

function Counts({ findings }: { readonly findings: readonly Finding[] }) {
  const errors = findings.filter((finding) => finding.level === 'error').length;
  const warnings = findings.filter((finding) => finding.level === 'warning').length;
  return (
    <span className={styles.counts}>
      {errors > 0 && (
        <span className={styles.errors}>
          <Plural value={errors} one="# stops the export" other="# stop the export" />
        </span>
      )}
      {warnings > 0 && <Plural value={warnings} one="# worth mending" other="# worth mending" />}
    </span>
  );
}
