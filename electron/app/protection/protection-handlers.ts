import type { Handlers } from '../../../shared/contracts/index.ts';
import type { ProtectionCall } from '../../../shared/contracts/protection.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { listMistypedGroups } from '../../keys/key-ring.ts';
import type { AppOptions } from '../app-options.ts';
import type { Protection } from './protection.ts';
import { saveCodePage } from './save-code-page.ts';
import { say } from '../../../shared/domain/said.ts';

/** Answers the calls `protection.*`, whether or not the application is locked. */
export function createProtectionHandlers(
  protection: Protection,
  options: Pick<AppOptions, 'dialogs' | 'newId' | 'resourcesDir'>,
): Pick<Handlers, ProtectionCall> {
  return {
    'protection.status': async () => ok(await protection.status()),
    'protection.unlock': (input) => protection.unlock(input),
    'protection.lock': ({ work }) => protection.lock(work),
    'protection.checkCode': ({ groups }) => ok({ mistyped: [...listMistypedGroups(groups)] }),
    'protection.makeRecoveryCode': async () => {
      const made = await protection.makeCode();
      return made.ok ? ok({ groups: [...made.value.groups], asked: [...made.value.asked] }) : made;
    },
    'protection.confirmRecoveryCode': ({ typed, passphrase }) => protection.confirmCode(typed, passphrase),
    'protection.saveCodePage': (page) => {
      const groups = protection.pendingCode();
      if (!groups) return fail(conflict('code', say`No recovery code was made.`));
      return saveCodePage({ ...page, groups }, options);
    },
    'protection.setPassphrase': ({ passphrase }) => protection.setPassphrase(passphrase),
    'protection.removePassphrase': () => protection.removePassphrase(),
    'protection.decline': () => protection.decline(),
  };
}
