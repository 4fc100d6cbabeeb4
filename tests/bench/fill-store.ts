import { createHash } from 'node:crypto';
import { createPageTextsRepository } from '../../electron/features/evidence/page-texts-repository.ts';
import type { PageText } from '../../shared/domain/page-text.ts';
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
 * A data folder with one case of many documents, each with facts and a note to search in, and a page of text that was
 * read. Their files aren't there.
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
  const pageTexts = createPageTextsRepository(db);
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
      pageTexts.save(sha256, [aPageText(n)]);
      pageTexts.markRead(sha256, 1);
    }
  })();
  db.close();
  return CASE_A;
}

/** Words on a usual page of an invoice or a letter. */
const PAGE_WORDS = 300;
/** Different words in all pages together. */
const VOCABULARY = 6000;

const SYLLABLES = ['ka', 'ren', 'to', 'sil', 'mor', 'be', 'dan', 'li', 'pes', 'tu', 'gra', 'won', 'fi', 'chel', 'ya'];

/** The word of a number: two syllables or more, so that words begin as differently as real ones. */
function spell(number: number): string {
  let word = SYLLABLES[(number * 7) % SYLLABLES.length] ?? '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** A page of text as papers have it: common words on nearly every page, rare ones, and numbers of its own. */
function aPageText(n: number): PageText {
  const words = Array.from({ length: PAGE_WORDS }, (_, index) => {
    const place = (n * 7919 + index * 104_729) % 100_003;
    if (index % 10 === 0) return String(place * 31 + n);
    if (index % 3 === 0) return WORDS[place % WORDS.length] ?? '';
    // The square makes some words far more frequent than others, as in real text.
    return spell(Math.floor((place / 100_003) ** 2 * VOCABULARY));
  });
  return {
    pageNumber: 1,
    source: 'layer',
    text: words.map((word, index) => (index % 12 === 11 ? `${word}\n` : `${word} `)).join(''),
    words: words.map((text, index) => ({
      text,
      area: { left: (index % 12) / 13, top: Math.floor(index / 12) / 26, width: 0.06, height: 0.02 },
    })),
  };
}
