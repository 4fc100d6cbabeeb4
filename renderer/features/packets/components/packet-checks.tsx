import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Finding, FindingLevel } from '../../../../shared/domain/finding.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Section } from '../../../components/card/card.tsx';
import { routeOfFinding } from '../../../lib/route.ts';
import styles from './packet-checks.module.css';

export type PacketChecksProps = { readonly caseId: string; readonly findings: readonly Finding[] };

/** Findings that don't stop the export and are shown before asking for more. */
const OTHERS_SHOWN = 3;

/** What the checks found: what stops the export first, each with the way to its place. */
export function PacketChecks({ caseId, findings }: PacketChecksProps) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const errors = findings.filter((finding) => finding.level === 'error');
  const others = findings.filter((finding) => finding.level !== 'error');
  const shown = [...errors, ...(isOpen ? others : others.slice(0, OTHERS_SHOWN))];
  const hidden = findings.length - shown.length;
  return (
    <Section
      title={t`Checks`}
      aside={
        errors.length > 0 ? (
          <Badge tone="danger" icon={CircleAlert}>
            {t`${plural(errors.length, { one: '# stops the export', other: '# stop the export' })}`}
          </Badge>
        ) : (
          <Badge tone="success" icon={CircleCheck}>
            <Trans>Nothing stops the export</Trans>
          </Badge>
        )
      }
    >
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((finding, index) => (
            <li key={`${finding.rule}:${finding.where}:${index}`}>
              <FindingRow caseId={caseId} finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <div>
          <Button size="sm" variant="quiet" onPress={() => setIsOpen(true)}>
            {t`${plural(hidden, { one: 'Show # more', other: 'Show # more' })}`}
          </Button>
        </div>
      )}
    </Section>
  );
}

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** One finding as a link to the place that it is about. */
export function FindingRow({ caseId, finding }: { readonly caseId: string; readonly finding: Finding }) {
  const { t } = useLingui();
  const Icon = ICONS[finding.level];
  const levels: Readonly<Record<FindingLevel, string>> = {
    error: t`Stops the export`,
    warning: t`Worth mending`,
    info: t`Good to know`,
  };
  return (
    <Link to={routeOfFinding(caseId, finding.where)} className={styles.row ?? ''} data-level={finding.level}>
      <Icon role="img" aria-label={levels[finding.level]} />
      <span className={styles.words}>
        <span className={styles.message}>{finding.message}</span>
        <span className={styles.fix}>{finding.fix}</span>
      </span>
      <ChevronRight className={styles.go} aria-hidden />
    </Link>
  );
}
