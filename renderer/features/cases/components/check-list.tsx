import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { Section } from '../../../components/card/card.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { FindingList } from '../../../components/findings/finding-list.tsx';
import type { CaseView } from '../case-progress.ts';
import styles from './check-list.module.css';

const OTHERS_SHOWN = 3;

/** What the checks have found in the case, and what of it was set aside. */
export function CheckList({ view }: { readonly view: CaseView }) {
  const { t, i18n } = useLingui();
  const list = <FindingList caseId={view.case.id} findings={view.findings} othersShown={OTHERS_SHOWN} />;
  return (
    <Section title={t`Checks`} aside={isAtRest(view) ? undefined : <Counts findings={view.findings} />}>
      {isAtRest(view) ? (
        <Disclosure label={<Trans>Show the checks for the next version</Trans>}>{list}</Disclosure>
      ) : (
        list
      )}
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

/** What was sent can't be changed: its findings only count when something is prepared again. */
function isAtRest({ case: { status } }: CaseView): boolean {
  return status === 'sent' || status === 'reinstated';
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
      {warnings > 0 && <Plural value={warnings} one="# worth fixing" other="# worth fixing" />}
    </span>
  );
}
