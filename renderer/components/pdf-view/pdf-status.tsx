import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../button/button.tsx';
import { Callout } from '../callout/callout.tsx';
import type { PdfFailure } from '../../lib/pdf/pdf-calls.ts';
import styles from './pdf-view.module.css';
import type { PdfState } from './use-pdf.ts';

export type PdfStatusProps = { readonly state: PdfState; readonly onRetry: () => void };

/** What is said while there is nothing to see. */
export function PdfStatus({ state, onRetry }: PdfStatusProps) {
  if (state.status === 'ready') return null;
  if (state.status === 'loading') {
    return (
      <p className={styles.loading} role="status">
        <Trans>Opening…</Trans>
      </p>
    );
  }
  return (
    <div className={styles.failed}>
      <Callout
        tone="danger"
        action={
          <Button size="sm" onPress={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <FailureText failure={state.failure} />
      </Callout>
    </div>
  );
}

function FailureText({ failure }: { readonly failure: PdfFailure }) {
  const { t } = useLingui();
  switch (failure) {
    case 'password':
      return t`This PDF has a password. Open it in your PDF app, save a copy without one, and add that copy.`;
    case 'damaged':
      return t`This PDF is damaged and can’t be shown. Get it once more from where it came from.`;
    case 'missing':
      return t`This PDF is not there any more.`;
    case 'unknown':
      return t`This PDF can’t be shown here.`;
  }
}
