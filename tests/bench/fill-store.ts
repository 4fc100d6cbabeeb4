import { createHash } from 'node:crypto';
import {
  aCaseRow,
  anAccountRow,
  aPlanRow,
  anEvidenceRow,
  aVaultFileRow,
  CASE_A,
  insertRow,
  NOW,
  openStore,
} from '../support/store-rows.ts';

const KINDS = ['supplier_invoice', 'utility_bill', 'product_photos', 'letter_of_authorization', 'removal_order_proof'];
const WORDS = ['Acme', 'Veldrane', 'kitchen', 'scale', 'liquidator', 'pallet', 'carton', 'Köln', 'receipt', 'march'];

/**
 * A data folder with one case of many documents, each with facts and a note to search in. Their files aren't there.
 * @returns the case's id
 */
export function fillStore(dataDir: string, count: number): string {
  const db = openStore(dataDir, () => new Date());
  insertRow(db, 'accounts', anAccountRow());
  insertRow(db, 'cases', aCaseRow());
  insertRow(db, 'notices', {
    case_id: CASE_A,
    text: 'Please provide:\n- Copies of invoices from your supplier',
    updated_at: NOW.toISOString(),
  });
  insertRow(db, 'plans', aPlanRow({ root_cause: 'We bought from a liquidator.' }));
  db.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const word = (step: number): string => WORDS[(n * step + step) % WORDS.length] ?? '';
      const sha256 = createHash('sha256').update(String(n)).digest('hex');
      insertRow(db, 'vault_files', aVaultFileRow({ sha256 }));
      insertRow(
        db,
        'evidence',
        anEvidenceRow({
          id: `document-${n}`,
          sha256,
          position: n,
          title: `${word(1)} invoice ${n} ${word(3)}`,
          type: KINDS[n % KINDS.length] ?? '',
          note: `It shows ${word(3)} and ${word(7)} units of lot ${n * 31}, bought from ${word(9)}.`,
          document_number: String(n),
        }),
      );
    }
  })();
  db.close();
  return CASE_A;
}
