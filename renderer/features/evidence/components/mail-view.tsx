import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './printed-view.module.css';

/** An e-mail as headers and text. What it has as HTML is never shown as such. */
export function MailView({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  return (
    <div className={styles.view}>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t`Text of ${evidence.title}`}>
        <Suspense fallback={null}>
          <Letter evidence={evidence} />
        </Suspense>
      </div>
    </div>
  );
}

function Letter({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const mail = useAnswer('evidence.readMail', { caseId: evidence.caseId, evidenceId: evidence.id });
  const subject = mail.headers.find(({ name }) => name === 'Subject')?.value;
  return (
    <article className={styles.letter}>
      <h2 className={styles.subject}>{subject ?? t`(no subject)`}</h2>
      <dl className={styles.headers}>
        {mail.headers
          .filter(({ name }) => name !== 'Subject')
          .map(({ name, value }) => (
            <div key={name} className={styles.header}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <pre className={styles.text}>{mail.text}</pre>
      {mail.isFromHtml && (
        <p className={styles.note}>
          <Trans>This e-mail was written as a web page. Here is its text.</Trans>
        </p>
      )}
      {mail.isCut && (
        <p className={styles.note}>
          <Trans>The text goes on. The file in the kit holds all of it.</Trans>
        </p>
      )}
    </article>
  );
}
