import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, Save } from 'lucide-react';
import { useState } from 'react';
import { findAppError } from '../../shared/errors.ts';
import { Button } from '../components/button/button.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { showFailure } from '../lib/change.ts';
import { call } from '../lib/client.ts';
import { useCommand } from '../lib/commands.ts';
import { copyText } from '../lib/copy-text.ts';
import { showToast } from '../lib/toast-queue.ts';
import styles from './report-dialog.module.css';

/** Help, Report a problem: the text that would be shared, to read first. Nothing is sent from here. */
export function ReportDialog() {
  const { t } = useLingui();
  const [text, setText] = useState<string | null>(null);
  useCommand('report-problem', () => {
    call('diagnostics.report', {}).then((report) => setText(report.text), showFailure);
  });
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(text ?? '');
    showToast(
      isCopied
        ? { tone: 'success', text: t`Report copied.` }
        : { tone: 'danger', text: t`The system did not take the text. Save it as a file instead.` },
    );
  };
  const save = async (): Promise<void> => {
    try {
      const { path } = await call('diagnostics.saveReport', { text: text ?? '' });
      showToast({ tone: 'success', text: t`Report saved: ${path}` });
    } catch (thrown) {
      if (findAppError(thrown)?.code !== 'cancelled') showFailure(thrown);
    }
  };
  return (
    <Dialog
      title={t`Report a problem`}
      isOpen={text !== null}
      onClose={() => setText(null)}
      size="lg"
      footer={
        <>
          <Button icon={Save} onPress={() => void save()}>
            <Trans>Save as a text file…</Trans>
          </Button>
          <Button variant="primary" icon={Copy} onPress={() => void copy()}>
            <Trans>Copy</Trans>
          </Button>
        </>
      }
    >
      <p className={styles.note}>
        <Trans>
          Nothing is sent. This is the whole text that you can share with a person who helps you. It holds versions,
          settings, counts and the last errors: no documents, no names, no texts of yours. Please read it first, and add
          in your own words what you did and what happened.
        </Trans>
      </p>
      <pre className={styles.text} role="region" aria-label={t`Text of the report`} tabIndex={0}>
        <span lang="en">{text}</span>
      </pre>
    </Dialog>
  );
}
