import { rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { connect, isPlainDatabase } from '../connect.ts';
import { APPLICATION_ID, readVersion } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { refuseBackup, refuseUnreadable } from './refuse-backup.ts';
import { findStoreFailure } from '../store-failure.ts';

/** What a backup holds, for people who choose one. */
export type BackupContents = {
  readonly cases: readonly { readonly title: string; readonly storeName: string; readonly updatedAt: string }[];
  /** Pieces of evidence in those cases. */
  readonly evidenceCount: number;
  /** When a case was last changed; null without cases. */
  readonly lastChangeAt: string | null;
  /** The vault files that it needs, each with the evidence that stands for it (removed evidence included). */
  readonly files: readonly { readonly sha256: string; readonly title: string; readonly caseTitle: string }[];
};

/**
 * Reads a backup without changing it. Its schema may be any version since the first.
 * @param key of the data folder's database; a plain backup, from before the folder was protected, is read without it
 * Errors: files-refused (missing, damaged, foreign, protected), newer-data.
 */
export function readBackup(backup: string, key?: string): Result<BackupContents> {
  if (!statSync(backup, { throwIfNoEntry: false })?.isFile()) return fail(refuseBackup(backup, 'missing'));
  let db: Database | undefined;
  try {
    db = connect(backup, { key: isPlainDatabase(backup) ? undefined : key, readonly: true, timeout: 500 });
    const version = readVersion(db);
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return fail(refuseBackup(backup, 'foreign'));
    if (version > migrations.length) {
      const message = `${backup} was written by a newer Reinstate (data version ${version}; this one knows ${migrations.length}).`;
      return fail(appError('newer-data', message, { found: version, known: migrations.length }));
    }
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return fail(refuseBackup(backup, 'damaged'));
    return ok(readContents(db, version));
  } catch (error) {
    if (findStoreFailure(error, backup, null)?.code === 'data-damaged') return fail(refuseUnreadable(backup, key));
    throw error;
  } finally {
    db?.close();
    // A read-only connection may leave its index of the log behind.
    rmSync(`${backup}-shm`, { force: true });
  }
}

const FILES = 'SELECT case_id, sha256, title FROM evidence';
/** Earlier versions of evidence are kept since version 3. */
const FILES_AND_VERSIONS = `${FILES} UNION ALL
  SELECT evidence.case_id, evidence_versions.sha256, evidence.title FROM evidence_versions
  JOIN evidence ON evidence.case_id = evidence_versions.case_id AND evidence.id = evidence_versions.evidence_id`;

function readContents(db: Database, version: number): BackupContents {
  // Removed evidence has a mark since version 2; before, its row was gone.
  const isThere = version < 2 ? '' : 'AND evidence.removed_at IS NULL';
  const cases = db
    .prepare<[], BackupContents['cases'][number]>(
      `SELECT cases.title, accounts.store_name AS storeName, cases.updated_at AS updatedAt
       FROM cases JOIN accounts ON accounts.id = cases.account_id
       WHERE cases.removed_at IS NULL ORDER BY cases.updated_at DESC`,
    )
    .all();
  const evidenceCount = db
    .prepare<[], number>(
      `SELECT count(*) FROM evidence JOIN cases ON cases.id = evidence.case_id
       WHERE cases.removed_at IS NULL ${isThere}`,
    )
    .pluck()
    .get();
  const files = db
    .prepare<[], BackupContents['files'][number]>(
      `SELECT uses.sha256, min(uses.title) AS title, min(cases.title) AS caseTitle
       FROM (${version < 3 ? FILES : FILES_AND_VERSIONS}) AS uses JOIN cases ON cases.id = uses.case_id
       GROUP BY uses.sha256 ORDER BY caseTitle, title`,
    )
    .all();
  return { cases, evidenceCount: evidenceCount ?? 0, lastChangeAt: cases[0]?.updatedAt ?? null, files };
}
