import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { Finding } from '../../../../shared/domain/finding.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Section } from '../../../components/card/card.tsx';
import { FindingList } from '../../../components/findings/finding-list.tsx';

export type PacketChecksProps = { readonly caseId: string; readonly findings: readonly Finding[] };

const OTHERS_SHOWN = 3;

/** What the checks found: what stops the export first, each with the way to its place. */
export function PacketChecks({ caseId, findings }: PacketChecksProps) {
  const { t } = useLingui();
  const errors = findings.filter((finding) => finding.level === 'error');
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
      <FindingList caseId={caseId as CaseId} findings={findings} othersShown={OTHERS_SHOWN} />
    </Section>
  );
}
