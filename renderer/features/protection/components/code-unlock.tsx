import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useState } from 'react';
import { RECOVERY_CODE_SHAPE } from '../../../../shared/contracts/protection.ts';
import { Button } from '../../../components/button/button.tsx';
import { useMistypedGroups } from '../use-mistyped-groups.ts';
import { CodeFields } from './code-fields.tsx';
import type { Unlock } from '../unlock.ts';
import styles from './lock-screen.module.css';

export type CodeUnlockProps = { readonly unlock: Unlock; readonly isWorking: boolean; readonly isFirst: boolean };

const EMPTY: readonly string[] = Array.from({ length: RECOVERY_CODE_SHAPE.groups }, () => '');

/** Opens by the recovery code; each group is checked as soon as it is complete. */
export function CodeUnlock({ unlock, isWorking, isFirst }: CodeUnlockProps) {
  const { t } = useLingui();
  const [groups, setGroups] = useState<readonly string[]>(EMPTY);
  const mistyped = useMistypedGroups(groups);
  const left = groups.filter((group) => group.length < RECOVERY_CODE_SHAPE.groupLength).length;
  const isReady = left === 0 && mistyped.length === 0;
  const list = mistyped.join(', ');
  const state =
    mistyped.length > 0
      ? t`${plural(mistyped.length, { one: `Group ${list} is not as it is printed.`, other: `Groups ${list} are not as they are printed.` })}`
      : t`${plural(left, { one: '# group left', other: '# groups left' })}`;
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void unlock({ by: 'recovery-code', groups: [...groups] });
      }}
    >
      <CodeFields groups={groups} onChange={setGroups} mistyped={mistyped} />
      <p className={styles.state} role="status">
        {isReady ? t`All groups are right.` : state}
      </p>
      <Button type="submit" variant={isFirst ? 'primary' : 'secondary'} isDisabled={!isReady} isPending={isWorking}>
        <Trans>Unlock with this code</Trans>
      </Button>
    </form>
  );
}
