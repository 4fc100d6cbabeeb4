import { Trans } from '@lingui/react/macro';
import { ShieldAlert } from 'lucide-react';
import { Button } from '../../../components/button/button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { askForProtection } from '../../../lib/protection-ask.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './protection-banner.module.css';

/** Offers to protect what lies in the clear, until the user has chosen one way or the other. */
export function ProtectionBanner() {
  const { needs, error } = useAnswer('protection.status', {});
  if (needs !== 'choice') return null;
  return (
    <section className={styles.banner} aria-labelledby="protection-banner">
      <ShieldAlert aria-hidden />
      <p id="protection-banner" className={styles.words}>
        {error && `${describeError(error).title} ${describeError(error).fix} `}
        <Trans>Your papers can be read by anybody who gets this computer or its disk.</Trans>
      </p>
      <Button size="sm" onPress={() => void askForProtection('protect')}>
        <Trans>Protect your papers…</Trans>
      </Button>
      <Button size="sm" variant="quiet" onPress={() => void tryChange('protection.decline', {})}>
        <Trans>My disk is encrypted already</Trans>
      </Button>
    </section>
  );
}
