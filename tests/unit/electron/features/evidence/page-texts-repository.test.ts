import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageTextsRepository } from '../../../../../electron/features/evidence/page-texts-repository.ts';
import { createSearchRepository } from '../../../../../electron/features/search/search-repository.ts';
import { pageTextSchema, type PageText } from '../../../../../shared/domain/page-text.ts';
import { anEvidenceRow, CASE_A, CASE_B, insertRow, NOW, openFilledStore, sha } from '../../../../support/store-rows.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

const part = fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000);
const area = fc.record({ left: part, top: part, width: part, height: part });
const word = fc.constantFrom('quokka', 'wombat', 'numbat', 'Köln', "it's", '');
const page = fc.record({
  pageNumber: fc.integer({ min: 1, max: 3 }),
  source: fc.constantFrom('layer' as const, 'recognised' as const),
  text: fc.array(word).map((words) => words.join(' ')),
  words: fc.array(fc.record({ text: word, area })),
});

/** Two cases with one file in common, and one piece of evidence that was removed. */
function openStoreWithEvidence() {
  const db = openFilledStore(createTempDir());
  insertRow(db, 'evidence', anEvidenceRow({ case_id: CASE_A, id: 'one', sha256: sha('a') }));
  insertRow(db, 'evidence', anEvidenceRow({ case_id: CASE_B, id: 'two', sha256: sha('a') }));
  insertRow(db, 'evidence', anEvidenceRow({ case_id: CASE_A, id: 'three', sha256: sha('b') }));
  insertRow(db, 'evidence', anEvidenceRow({ id: 'gone', sha256: sha('c'), removed_at: NOW.toISOString() }));
  return db;
}

describe('createPageTextsRepository', () => {
  it('gives back what was kept last for each page, and search finds exactly the pages with a word', () => {
    const db = openStoreWithEvidence();
    const repository = createPageTextsRepository(db);
    const search = createSearchRepository(db);
    const hashes = db.prepare('SELECT DISTINCT sha256 FROM vault_files').pluck().all() as string[];
    const known = new Map<string, Map<number, PageText>>(hashes.map((hash) => [hash, new Map()]));
    const uses = db.prepare('SELECT case_id, id, sha256 FROM evidence WHERE removed_at IS NULL').all() as {
      case_id: string;
      id: string;
      sha256: string;
    }[];
    const save = fc.tuple(fc.constantFrom(...hashes), fc.array(page, { maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(save, { maxLength: 6 }), (saves) => {
        for (const [hash, pages] of saves) {
          repository.save(hash, pages);
          for (const saved of pages) known.get(hash)?.set(saved.pageNumber, saved);
        }
        for (const [hash, pages] of known) {
          const expected = [...pages.values()].sort((one, other) => one.pageNumber - other.pageNumber);
          expect(repository.list(hash)).toEqual(expected);
          expect(repository.list(hash).every((item) => pageTextSchema.safeParse(item).success)).toBe(true);
        }
        const found = search
          .find('"wombat"')
          .filter((hit) => hit.pageNumber !== null)
          .map((hit) => `${hit.caseId}/${hit.id}/${hit.pageNumber}`);
        const wanted = uses.flatMap((use) =>
          [...(known.get(use.sha256)?.values() ?? [])]
            .filter((item) => item.text.includes('wombat'))
            .map((item) => `${use.case_id}/${use.id}/${item.pageNumber}`),
        );
        expect(found.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: 60 },
    );
    db.prepare("INSERT INTO page_search (page_search, rank) VALUES ('integrity-check', 1)").run();
    db.close();
  });

  it('knows which files were read, and which cases use one', () => {
    const db = openStoreWithEvidence();
    const repository = createPageTextsRepository(db);
    const read: string[] = [];
    for (let next = repository.findUnread(1, 0); next; next = repository.findUnread(1, 0)) {
      read.push(next.sha256);
      repository.markRead(next.sha256, 1);
    }
    const expected = db.prepare(
      "SELECT DISTINCT sha256 FROM evidence JOIN vault_files USING (sha256) WHERE mime = 'application/pdf'",
    );
    expect(read.toSorted()).toEqual((expected.pluck().all() as string[]).toSorted());
    expect(read.length).toBeGreaterThan(0);
    const first = repository.findUnread(2, 0)!;
    expect(read).toContain(first.sha256);
    expect(repository.findUnread(2, first.place)?.sha256).not.toBe(first.sha256);
    expect(repository.listCases(sha('a'))).toEqual([CASE_A, CASE_B].toSorted());
    expect(repository.listCases(sha('c'))).toEqual([]);
    db.close();
  });
});
