import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { showFailure } from '../../../lib/change.ts';
import { tryCall } from '../../../lib/client.ts';
import { useCommand } from '../../../lib/commands.ts';
import { AppErrorException } from '../../../../shared/errors.ts';
import { askForProtection } from '../../../lib/protection-ask.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useIdleLock } from '../use-idle-lock.ts';

/** Locks on the user's command and when nobody is there; asks first when that would end work that goes on. */
export function LockCommand() {
  const { t } = useLingui();
  const { isProtected } = useAnswer('protection.status', {});
  const [isAsking, setIsAsking] = useState(false);
  const lock = async (work: 'ask' | 'wait' | 'stop'): Promise<void> => {
    setIsAsking(false);
    const answer = await tryCall('protection.lock', { work });
    if (answer.ok) return;
    if (answer.error.code === 'conflict') setIsAsking(true);
    else showFailure(new AppErrorException(answer.error));
  };
  useCommand('lock', () => void (isProtected ? lock('ask') : askForProtection('protect')));
  useIdleLock(() => void lock('wait'));
  return (
    <Dialog
      title={t`Work is still going on`}
      isOpen={isAsking}
      onClose={() => setIsAsking(false)}
      size="sm"
      footer={
        <>
          <Button onPress={() => void lock('stop')}>
            <Trans>Stop it and lock</Trans>
          </Button>
          <Button variant="primary" onPress={() => void lock('wait')}>
            <Trans>Lock when it is done</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Reinstate is still adding, checking or exporting files. What is stopped leaves nothing half done.</Trans>
      </p>
    </Dialog>
  );
}
