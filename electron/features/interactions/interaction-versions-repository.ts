import type { Database } from 'better-sqlite3';
import type { CaseId, InteractionId } from '../../../shared/domain/ids.ts';
import type { InteractionDetails, InteractionVersion } from '../../../shared/domain/interaction.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type VersionRow = { readonly interaction_id: string; readonly details: string; readonly replaced_at: string };

/** The table `interaction_versions`: what entries of the log said before they were edited. */
export function createInteractionVersionsRepository(db: Database) {
  const listOfCase = db.prepare<{ case_id: string }, VersionRow>(
    `SELECT interaction_id, details, replaced_at FROM interaction_versions WHERE case_id = @case_id
     ORDER BY replaced_at DESC, rowid DESC`,
  );
  const list = db.prepare<{ case_id: string; interaction_id: string }, VersionRow>(
    `SELECT interaction_id, details, replaced_at FROM interaction_versions
     WHERE interaction_id = @interaction_id AND case_id = @case_id ORDER BY replaced_at DESC, rowid DESC`,
  );
  const insert = db.prepare<VersionRow & { readonly id: string; readonly case_id: string }>(
    `INSERT INTO interaction_versions (id, case_id, interaction_id, details, replaced_at)
     VALUES (@id, @case_id, @interaction_id, @details, @replaced_at)`,
  );
  return {
    /** Latest first. */
    list: (caseId: CaseId, id: InteractionId): readonly InteractionVersion[] =>
      list.all({ case_id: caseId, interaction_id: id }).map(toVersion),
    /** Of all entries of the case, latest first. */
    listOfCase: (caseId: CaseId): ReadonlyMap<InteractionId, readonly InteractionVersion[]> => {
      const byEntry = new Map<InteractionId, InteractionVersion[]>();
      for (const row of listOfCase.all({ case_id: caseId })) {
        const id = row.interaction_id as InteractionId;
        byEntry.set(id, [...(byEntry.get(id) ?? []), toVersion(row)]);
      }
      return byEntry;
    },
    insert: (id: string, caseId: CaseId, interactionId: InteractionId, version: InteractionVersion): void => {
      const { replacedAt, ...details } = version;
      insert.run({
        ...{ id, case_id: caseId, interaction_id: interactionId },
        ...{ details: toJsonColumn(details), replaced_at: replacedAt },
      });
    },
  };
}

export type InteractionVersionsRepository = ReturnType<typeof createInteractionVersionsRepository>;

function toVersion(row: VersionRow): InteractionVersion {
  return { ...fromJsonColumn<InteractionDetails>(row.details), replacedAt: row.replaced_at };
}
