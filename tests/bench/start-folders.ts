import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createKeyRing } from '../../electron/keys/key-ring.ts';
import { deriveVaultKeys, type VaultKeys } from '../../electron/keys/vault-keys.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import { createVaultPlaces } from '../../electron/vault/vault-places.ts';
import { unwrap } from '../../shared/result.ts';
import { createKeychain } from '../standin/keychain.ts';
import { aCaseRow, anAccountRow, anEvidenceRow, aVaultFileRow, insertRow, openStore } from '../support/store-rows.ts';

export type Size = { readonly cases: number; readonly evidenceOfEach: number };

/** A data folder as a plain application leaves it. */
export function fillPlain(dataDir: string, size: Size): void {
  fill(dataDir, size, undefined);
}

/** A data folder whose key is in the stand-in's keychain (`STANDIN_KEYCHAIN`). */
export async function fillProtected(dataDir: string, keychainDir: string, size: Size): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
  const key = unwrap(await createKeyRing({ dir: dataDir, deviceKeys }).startNew());
  if (!key) throw new Error('The keychain keeps no key');
  fill(dataDir, size, deriveVaultKeys(key));
}

/** Every piece has a file of its own, whose text was read on an earlier day. What a file holds doesn't matter: a start reads none. */
function fill(dataDir: string, { cases, evidenceOfEach }: Size, keys: VaultKeys | undefined): void {
  const { locate } = createVaultPlaces(join(dataDir, 'vault'), keys);
  const db = openStore(dataDir, () => new Date(), keys?.database);
  db.transaction(() => {
    insertRow(db, 'accounts', anAccountRow());
    for (let of = 0; of < cases; of += 1) {
      const caseId = `case-${of}`;
      insertRow(db, 'cases', aCaseRow({ id: caseId, title: `Appeal ${of}` }));
      for (let n = 0; n < evidenceOfEach; n += 1) {
        const sha256 = nameFile(of * evidenceOfEach + n);
        insertRow(db, 'vault_files', aVaultFileRow({ sha256, text_reader: 99 }));
        insertRow(db, 'evidence', anEvidenceRow({ id: `${caseId}-${n}`, case_id: caseId, sha256, position: n }));
        const { path } = locate(sha256);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, 'x');
      }
    }
  })();
  db.close();
}

/** Hashes differ in their first digits, which name the vault's folders. */
function nameFile(n: number): string {
  return [...n.toString(16).padStart(64, '0')].reverse().join('');
}
