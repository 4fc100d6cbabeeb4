import type { Database } from 'better-sqlite3';
import type { Deletion } from '../../../shared/domain/deletion.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { forgetCaseHistory, listHistoryTables } from '../../store/history-tables.ts';
import { cutLog } from '../../store/backup/hold-still.ts';
import { toJsonColumn } from '../json-column.ts';

/** What was removed once, and when. */
export type RemovedRow = { readonly caseId: CaseId; readonly removedAt: string };

type Figures = {
  readonly title: string;
  readonly created_at: string;
  readonly evidence: number;
  readonly contacts: number;
  readonly submissions: number;
};

/** What a case holds, for the preview. */
const FIGURES = `SELECT title, created_at,
  (SELECT count(*) FROM evidence WHERE case_id = cases.id) AS evidence,
  (SELECT count(*) FROM interactions WHERE case_id = cases.id AND removed_at IS NULL) AS contacts,
  (SELECT count(*) FROM submissions WHERE case_id = cases.id) AS submissions
  FROM cases WHERE id = @case_id AND removed_at IS NOT NULL`;

/** Accounts of one case that no other case names, and that no other case's account is said to belong with. */
const LONE_ACCOUNTS = `SELECT id, store_name FROM accounts WHERE id IN (
    SELECT account_id FROM cases WHERE id = @case_id UNION SELECT account_id FROM case_accounts WHERE case_id = @case_id)
  AND id NOT IN (SELECT account_id FROM others)
  AND NOT EXISTS (SELECT 1 FROM account_links AS link JOIN others
    ON (link.account_id = accounts.id AND link.related_id = others.account_id)
    OR (link.related_id = accounts.id AND link.account_id = others.account_id))`;
const OTHER_ACCOUNTS = `WITH others (account_id) AS (
    SELECT account_id FROM cases WHERE id <> @case_id
    UNION SELECT account_id FROM case_accounts WHERE case_id <> @case_id)`;

const FILE_TABLES = ['evidence', 'evidence_versions', 'submission_files'] as const;

/** Deletes rows of every table that a case has a part in. All of it works inside the caller's transaction. */
export function createDeletionRepository(db: Database) {
  const figures = db.prepare<{ case_id: string }, Figures>(FIGURES);
  const loneAccounts = db.prepare<{ case_id: string }, { readonly id: string; readonly store_name: string }>(
    `${OTHER_ACCOUNTS} ${LONE_ACCOUNTS} ORDER BY store_name, id`,
  );
  const sizes = db.prepare<{ hashes: string }, { readonly count: number; readonly bytes: number }>(
    `SELECT count(*) AS count, coalesce(sum(size_bytes), 0) AS bytes FROM vault_files
     WHERE sha256 IN (SELECT value FROM json_each(@hashes))`,
  );
  const deleteAccount = db.prepare<{ id: string }>('DELETE FROM accounts WHERE id = @id');
  const deleteCase = db.prepare<{ case_id: string }>('DELETE FROM cases WHERE id = @case_id');
  const deleteSearch = db.prepare<{ case_id: string }>('DELETE FROM search_entries WHERE case_id = @case_id');
  const add = db.prepare<Omit<Deletion, 'id'>>(
    'INSERT INTO deletions (at, who, cause, file_count) VALUES (@at, @who, @cause, @fileCount)',
  );
  const list = db.prepare<[], Deletion>(
    'SELECT id, at, who, cause, file_count AS fileCount FROM deletions ORDER BY id DESC',
  );
  return {
    ...createFileStatements(db),
    ...createExpiredStatements(db),
    /** Undefined when there is no such case on the Removed list. */
    findFigures: (caseId: CaseId): Figures | undefined => figures.get({ case_id: caseId }),
    listLoneAccounts: (caseId: CaseId) => loneAccounts.all({ case_id: caseId }),
    measure: (hashes: readonly string[]) => sizes.get({ hashes: toJsonColumn(hashes) }) ?? { count: 0, bytes: 0 },
    /** With its accounts, its undo and its audit list. The files are for `dropUnused`. */
    deleteCase: (caseId: CaseId): void => {
      const accounts = loneAccounts.all({ case_id: caseId });
      forgetCaseHistory(db, caseId);
      deleteCase.run({ case_id: caseId });
      deleteSearch.run({ case_id: caseId });
      for (const { id } of accounts) deleteAccount.run({ id });
    },
    /** Keeps that a case was deleted, and nothing of what it held. */
    add: (deletion: Omit<Deletion, 'id'>): void => void add.run(deletion),
    /** Newest first. */
    list: (): readonly Deletion[] => list.all(),
  };
}

export type DeletionRepository = ReturnType<typeof createDeletionRepository>;

function createFileStatements(db: Database) {
  const forget = db.prepare<{ sha256: string }>('DELETE FROM files_to_delete WHERE sha256 = @sha256');
  const waiting = db.prepare<[], string>('SELECT sha256 FROM files_to_delete ORDER BY sha256').pluck();
  const known = db.prepare<[], string>('SELECT sha256 FROM vault_files').pluck();
  const isKnown = db.prepare<{ sha256: string }, number>('SELECT 1 FROM vault_files WHERE sha256 = @sha256').pluck();
  // Undo that brings evidence back needs the row of its file, so what can be undone counts as a use.
  const selectHashes = (isOfCase: boolean): string => {
    const operator = isOfCase ? '=' : '<>';
    const kept = new Set(listHistoryTables(db));
    const rows = FILE_TABLES.map((table) => `SELECT sha256 FROM ${table} WHERE case_id ${operator} @case_id`);
    const undone = FILE_TABLES.map((table) => `history_${table}`).filter((table) => kept.has(table));
    const logs = undone.map(
      (table) => `SELECT log.sha256 FROM ${table} AS log JOIN history_changes AS change ON change.id = log.change_id
        WHERE log.sha256 IS NOT NULL AND change.case_id ${operator} @case_id`,
    );
    return [...rows, ...logs].join(' UNION ');
  };
  const readHashes = (caseId: string, isOfCase: boolean): readonly string[] =>
    db.prepare<{ case_id: string }, string>(selectHashes(isOfCase)).pluck().all({ case_id: caseId });
  const dropRow = db.prepare<{ hashes: string }>(
    'DELETE FROM vault_files WHERE sha256 IN (SELECT value FROM json_each(@hashes))',
  );
  const markFile = db.prepare<{ hashes: string }>(
    'INSERT INTO files_to_delete (sha256) SELECT value FROM json_each(@hashes) WHERE true ON CONFLICT DO NOTHING',
  );
  return {
    /** Files of a case: of its evidence, removed or replaced or undone as well, and of what was sent. */
    listHashes: (caseId: CaseId): readonly string[] => readHashes(caseId, true),
    /** Files that other cases use. */
    listHashesOfOthers: (caseId: CaseId): ReadonlySet<string> => new Set(readHashes(caseId, false)),
    /** Those of the files that no row and no undo names any more lose their row, their text, and soon their file. */
    dropUnused: (candidates: readonly string[]): readonly string[] => {
      // No case has the empty id: every use is one of "others".
      const used = new Set(readHashes('', false));
      const hashes = toJsonColumn(candidates.filter((sha256) => !used.has(sha256)));
      markFile.run({ hashes });
      dropRow.run({ hashes });
      return candidates.filter((sha256) => !used.has(sha256));
    },
    /** Every file that the vault should hold. */
    listKnown: (): readonly string[] => known.all(),
    /** Files that wait for their deletion. */
    listWaiting: (): readonly string[] => waiting.all(),
    /** Whether the file was taken in again. */
    isKnown: (sha256: string): boolean => isKnown.get({ sha256 }) !== undefined,
    forgetWaiting: (sha256: string): void => void forget.run({ sha256 }),
    /** Merges the indexes of words, so that none of them keeps words of what was deleted (sqlite.org/fts5.html, 6.7). */
    cleanSearch: (): void => {
      db.exec(
        "INSERT INTO search (search) VALUES ('optimize'); INSERT INTO page_search (page_search) VALUES ('optimize')",
      );
    },
    /** Moves the write-ahead log into the file and cuts it, so that it keeps nothing of what was deleted. */
    cutLog: (): void => cutLog(db),
  };
}

type RemovedPart = RemovedRow & { readonly id: string };

/** Removed parts of cases that are still there. */
function createExpiredStatements(db: Database) {
  const cases = db.prepare<[], RemovedRow>(
    'SELECT id AS caseId, removed_at AS removedAt FROM cases WHERE removed_at IS NOT NULL ORDER BY removed_at, id',
  );
  const listOf = (table: 'evidence' | 'interactions') =>
    db.prepare<[], RemovedPart>(
      `SELECT part.case_id AS caseId, part.id, part.removed_at AS removedAt FROM ${table} AS part
       JOIN cases ON cases.id = part.case_id AND cases.removed_at IS NULL WHERE part.removed_at IS NOT NULL`,
    );
  const [evidence, interactions] = [listOf('evidence'), listOf('interactions')];
  const keepId = db.prepare<{ case_id: string; id: string }>(
    'INSERT INTO deleted_evidence (case_id, id) VALUES (@case_id, @id) ON CONFLICT DO NOTHING',
  );
  const deleteEvidence = db.prepare<{ case_id: string; id: string }>(
    'DELETE FROM evidence WHERE case_id = @case_id AND id = @id AND removed_at IS NOT NULL',
  );
  const deleteInteraction = db.prepare<{ case_id: string; id: string }>(
    'DELETE FROM interactions WHERE case_id = @case_id AND id = @id AND removed_at IS NOT NULL',
  );
  return {
    listRemovedCases: (): readonly RemovedRow[] => cases.all(),
    listRemovedEvidence: (): readonly RemovedPart[] => evidence.all(),
    listRemovedInteractions: (): readonly RemovedPart[] => interactions.all(),
    /** Their ids stay taken. What could be undone in their case can't any more. */
    deleteParts: (caseId: CaseId, evidenceIds: readonly string[], interactionIds: readonly string[]): void => {
      forgetCaseHistory(db, caseId);
      for (const id of evidenceIds) {
        keepId.run({ case_id: caseId, id });
        deleteEvidence.run({ case_id: caseId, id });
      }
      for (const id of interactionIds) deleteInteraction.run({ case_id: caseId, id });
    },
  };
}
