import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, ListOrdered, Mail } from 'lucide-react';
import { selectedPages } from '../../../../shared/domain/evidence.ts';
import { listExhibits } from '../../../../shared/domain/exhibits.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { listWrittenParts, planShape } from '../../../../shared/domain/plan-shape.ts';
import { sayHeading } from '../../../../shared/domain/say-heading.ts';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useSay } from '../../../lib/use-say.ts';
import styles from './packet-contents.module.css';

/** What the packet will hold; the page numbers come with the preview. */
export function PlannedContents({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useLingui();
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const it = useAnswer('cases.get', { caseId }).case;
  const say = useSay();
  const exhibits = listExhibits(evidence, plan, it);
  const isFull = it.packetOptions.layout === 'full';
  const shape = planShape(it.path);
  const hasPlan = isFull && shape.place === 'section' && listWrittenParts(plan, it.path).length > 0;
  return (
    <>
      <ul className={styles.list}>
        {isFull && (
          <li className={styles.entry}>
            <span className={styles.mark}>
              <Mail aria-hidden />
            </span>
            <span className={styles.title}>
              <Trans>Cover letter</Trans>
            </span>
          </li>
        )}
        {hasPlan && (
          <li className={styles.entry}>
            <span className={styles.mark}>
              <FileText aria-hidden />
            </span>
            <span className={styles.title}>{say(sayHeading(shape.title))}</span>
          </li>
        )}
        {exhibits.length > 0 && (
          <li className={styles.entry}>
            <span className={styles.mark}>
              <ListOrdered aria-hidden />
            </span>
            <span className={styles.title}>
              <Trans>List of exhibits</Trans>
            </span>
          </li>
        )}
        {exhibits.map(({ label, evidence: item }) => (
          <li key={item.id} className={styles.entry}>
            <ExhibitBadge label={label} name={t`Exhibit ${label}:`} />
            <span className={styles.title}>{item.title}</span>
            <span className={styles.pages}>
              {it.packetOptions.enclosed.includes(item.id)
                ? t`separate file`
                : t`${plural(selectedPages(item).length, { one: '# page', other: '# pages' })}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        <Trans>The page numbers come with the preview.</Trans>
      </p>
    </>
  );
}
