import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, useState } from 'react';
import { Dialog } from '../components/dialog/dialog.tsx';
import { Disclosure } from '../components/disclosure/disclosure.tsx';
import { useCommand } from '../lib/commands.ts';
import { useAnswer } from '../lib/use-answer.ts';
import styles from './about-dialog.module.css';
import { ErrorBoundary } from './error-boundary.tsx';

/** What this program is, which versions it is made of, and the licences of all of it, readable without a network. */
export function AboutDialog() {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  useCommand('show-about', () => setIsOpen(true));
  return (
    <Dialog title={t`About Reinstate`} isOpen={isOpen} onClose={() => setIsOpen(false)} size="lg">
      <ErrorBoundary>
        <Suspense fallback={<p role="status">{t`Reading the licences…`}</p>}>
          <About />
        </Suspense>
      </ErrorBoundary>
    </Dialog>
  );
}

function About() {
  const { t } = useLingui();
  const { version, licence, parts } = useAnswer('system.about', {});
  const { text } = useAnswer('system.notices', {});
  return (
    <div className={styles.about}>
      <p className={styles.lead}>
        <Trans>Reinstate {version} puts an appeal together on this computer. It works without a network.</Trans>
      </p>
      <dl className={styles.parts} aria-label={t`Versions`}>
        {parts.map((part) => (
          <div key={part.name} className={styles.part}>
            <dt>{part.name}</dt>
            <dd>{part.version}</dd>
          </div>
        ))}
      </dl>
      <Disclosure label={t`Licence of Reinstate: MIT`}>
        <Legal label={t`Licence of Reinstate`} text={licence} />
      </Disclosure>
      <Disclosure label={t`Licences of the software, fonts and data in it`}>
        <Legal label={t`Third-party notices`} text={text} />
      </Disclosure>
    </div>
  );
}

/** A legal text, which stays as its authors wrote it: in English, line by line. It scrolls by keyboard too. */
function Legal({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <pre className={styles.legal} lang="en" role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}
