import type { Database } from 'better-sqlite3';
import type { AuditEntry } from '../../../shared/domain/audit.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** The table `audit_entries`; its triggers refuse any change of a line. */
export function createAuditRepository(db: Database) {
  const add = db.prepare<Omit<AuditEntry, 'id'> & { caseId: string }>(
    'INSERT INTO audit_entries (case_id, at, who, action, name) VALUES (@caseId, @at, @who, @action, @name)',
  );
  const list = db.prepare<{ caseId: string; before: number; limit: number }, AuditEntry>(
    `SELECT id, at, who, action, name FROM audit_entries
     WHERE case_id = @caseId AND id < @before ORDER BY id DESC LIMIT @limit`,
  );
  return {
    add: (caseId: CaseId, entry: Omit<AuditEntry, 'id'>): void => void add.run({ caseId, ...entry }),
    /** Newest first, from before the line `before`. */
    list: (caseId: CaseId, before: number, limit: number): readonly AuditEntry[] => list.all({ caseId, before, limit }),
  };
}

export type AuditRepository = ReturnType<typeof createAuditRepository>;
