import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { VaultCheckService } from './vault-check-service.ts';

/** Answers the calls `vault.*`. */
export function createVaultHandlers(vaultCheck: Pick<VaultCheckService, 'start'>): Pick<Handlers, 'vault.check'> {
  return {
    'vault.check': () => ok(vaultCheck.start()),
  };
}
