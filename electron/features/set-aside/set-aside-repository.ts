import type { Database } from 'better-sqlite3';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { FindingKey, SetAside } from '../../../shared/domain/set-aside.ts';

type KeyRow = {
  readonly case_id: string;
  readonly rule: string;
  readonly place: string;
  readonly found: string;
};
type SetAsideRow = KeyRow & { readonly reason: string; readonly created_at: string };

const COLUMNS = 'case_id, rule, place, found, reason, created_at';

/** The table `set_aside`. */
export function createSetAsideRepository(db: Database) {
  const list = db.prepare<{ case_id: string }, SetAsideRow>(
    `SELECT ${COLUMNS} FROM set_aside WHERE case_id = @case_id ORDER BY created_at, rule, place, found`,
  );
  const save = db.prepare<SetAsideRow>(
    `INSERT INTO set_aside (${COLUMNS}) VALUES (@case_id, @rule, @place, @found, @reason, @created_at)
     ON CONFLICT (case_id, rule, place, found) DO UPDATE SET reason = excluded.reason`,
  );
  const remove = db.prepare<KeyRow>(
    `DELETE FROM set_aside WHERE case_id = @case_id AND rule = @rule AND place = @place AND found = @found`,
  );
  return {
    /** Oldest first. */
    list: (caseId: CaseId): readonly SetAside[] =>
      list.all({ case_id: caseId }).map(({ rule, place, found, reason, created_at }) => ({
        rule,
        where: place,
        found,
        reason,
        createdAt: created_at,
      })),
    save: (caseId: CaseId, value: SetAside): void =>
      void save.run({ ...toKey(caseId, value), reason: value.reason, created_at: value.createdAt }),
    remove: (caseId: CaseId, key: FindingKey): void => void remove.run(toKey(caseId, key)),
  };
}

export type SetAsideRepository = ReturnType<typeof createSetAsideRepository>;

function toKey(caseId: CaseId, { rule, where, found }: FindingKey): KeyRow {
  return { case_id: caseId, rule, place: where, found };
}
