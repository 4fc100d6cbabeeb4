import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound, Lock, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { ProtectionStatus } from '../../../../shared/contracts/protection.ts';
import { Button } from '../../../components/button/button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { tryChange } from '../../../lib/change.ts';
import { runCommand } from '../../../lib/commands.ts';
import { askForProtection } from '../../../lib/protection-ask.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { LockAfterRow } from './lock-after-row.tsx';
import { PassphraseRow } from './passphrase-row.tsx';
import { SettingsRow } from './settings-row.tsx';

/** Whether papers are protected, by what, and when the application locks itself. */
export function ProtectionSection() {
  const { t } = useLingui();
  const status = useAnswer('protection.status', {});
  return (
    <Section title={t`Protection`}>
      <Card padding="none">
        {status.isProtected ? <ProtectedRows status={status} /> : <PlainRow />}
        <SettingsRow
          title={t`What this protects from`}
          text={
            <>
              <Trans>
                A stolen or sold computer, a disk that is repaired or copied to a cloud, other people who use this
                computer with their own sign-in.
              </Trans>{' '}
              <Trans>
                Not from programs that run as you, and not from people who sit at your computer while Reinstate is
                unlocked. Kits, timelines, and archives without a passphrase can be read by anybody who has them.
              </Trans>
            </>
          }
        />
      </Card>
    </Section>
  );
}

function PlainRow() {
  const { t } = useLingui();
  return (
    <SettingsRow
      title={t`Not protected`}
      text={t`Your papers can be read by anybody who gets this computer or its disk.`}
    >
      <Button icon={ShieldCheck} variant="primary" onPress={() => void askForProtection('protect')}>
        <Trans>Protect your papers…</Trans>
      </Button>
    </SettingsRow>
  );
}

function ProtectedRows({ status }: { readonly status: ProtectionStatus }) {
  const { t } = useLingui();
  return (
    <>
      <SettingsRow title={t`Protected`} text={<OpenedBy status={status} />}>
        <Button icon={Lock} onPress={() => void runCommand('lock')}>
          <Trans>Lock now</Trans>
        </Button>
      </SettingsRow>
      <SettingsRow
        title={t`Recovery code`}
        text={
          status.slots.recovery
            ? t`Opens your data when this computer no longer does. It can’t be shown again; a new one replaces it.`
            : t`You have none yet. Without it, your data are lost when this computer breaks.`
        }
      >
        <Button
          icon={KeyRound}
          variant={status.slots.recovery ? 'secondary' : 'primary'}
          onPress={() => void askForProtection(status.slots.recovery ? 'new-code' : 'protect')}
        >
          {status.slots.recovery ? t`New recovery code…` : t`Get a recovery code…`}
        </Button>
      </SettingsRow>
      <PassphraseRow status={status} />
      <LockAfterRow />
      <SystemRow />
    </>
  );
}

function OpenedBy({ status: { slots } }: { readonly status: ProtectionStatus }) {
  return slots.passphrase ? (
    <Trans>Your passphrase is asked for at each start.</Trans>
  ) : (
    <Trans>
      This computer opens your data by itself while you are signed in as you. After locking, one press of a button is
      enough; set a passphrase if others use your sign-in.
    </Trans>
  );
}

function SystemRow() {
  const { t } = useLingui();
  const { locksWithSystem } = useAnswer('settings.get', {});
  const [isShown, setIsShown] = useState(locksWithSystem);
  const save = async (next: boolean): Promise<void> => {
    setIsShown(next);
    await tryChange('settings.update', { patch: { locksWithSystem: next } });
  };
  return (
    <SettingsRow
      title={t`Screen lock and sleep`}
      text={t`When you lock the screen, or when the computer goes to sleep. Work that goes on is finished first.`}
    >
      <Checkbox isSelected={isShown} onChange={(next) => void save(next)}>
        <Trans>Lock with the computer</Trans>
      </Checkbox>
    </SettingsRow>
  );
}
