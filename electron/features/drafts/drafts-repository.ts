import type { Database } from 'better-sqlite3';
import type { Draft, DraftKind } from '../../../shared/domain/draft.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

type DraftRow = {
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
};

/** The table `drafts`. */
export function createDraftsRepository(db: Database) {
  const list = db.prepare<{ case_id: string }, DraftRow>(
    'SELECT kind, recipient, subject, body FROM drafts WHERE case_id = @case_id ORDER BY kind',
  );
  const save = db.prepare<DraftRow & { readonly case_id: string; readonly updated_at: string }>(
    `INSERT INTO drafts (case_id, kind, recipient, subject, body, updated_at)
     VALUES (@case_id, @kind, @recipient, @subject, @body, @updated_at)
     ON CONFLICT (case_id, kind) DO UPDATE SET recipient = excluded.recipient, subject = excluded.subject,
       body = excluded.body, updated_at = excluded.updated_at`,
  );
  const remove = db.prepare<{ case_id: string; kind: string }>(
    'DELETE FROM drafts WHERE case_id = @case_id AND kind = @kind',
  );
  return {
    list: (caseId: CaseId): readonly Draft[] =>
      list.all({ case_id: caseId }).map((row) => ({ ...row, kind: row.kind as DraftKind })),
    save: (caseId: CaseId, draft: Draft, updatedAt: string): void =>
      void save.run({ ...draft, case_id: caseId, updated_at: updatedAt }),
    remove: (caseId: CaseId, kind: DraftKind): void => void remove.run({ case_id: caseId, kind }),
  };
}

export type DraftsRepository = ReturnType<typeof createDraftsRepository>;
