import { connect } from '../../electron/store/connect.ts';
import type { VaultKeys } from '../../electron/keys/vault-keys.ts';
import { describeState } from './workload.ts';

/** What a database file holds, as a hash. */
export function readState(file: string, keys: VaultKeys | undefined): string {
  const db = connect(file, { key: keys?.database });
  try {
    return describeState(db);
  } finally {
    db.close();
  }
}
