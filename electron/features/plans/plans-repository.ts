import type { Database } from 'better-sqlite3';
import type { CaseId, PlanRevisionId } from '../../../shared/domain/ids.ts';
import { EMPTY_PLAN_NOTES, type PlanNotes } from '../../../shared/domain/plan-notes.ts';
import { EMPTY_PLAN, type Plan, type PlanRevision } from '../../../shared/domain/plan.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type PlanRow = {
  readonly case_id: string;
  readonly root_cause: string;
  readonly corrective_actions: string;
  readonly preventive_measures: string;
  readonly updated_at: string;
};

type RevisionRow = Omit<PlanRow, 'updated_at'> & {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly keeps_letter: 0 | 1;
  readonly letter_text: string | null;
};

type NotesRow = {
  readonly case_id: string;
  readonly answered: string;
  readonly links: string;
  readonly asides: string;
};

const PLAN_COLUMNS = 'case_id, root_cause, corrective_actions, preventive_measures, updated_at';
const REVISION_COLUMNS =
  'id, case_id, name, root_cause, corrective_actions, preventive_measures, created_at, keeps_letter, letter_text';

/** The tables `plans`, `plan_revisions` and `plan_notes`. */
export function createPlansRepository(db: Database) {
  const find = db.prepare<{ case_id: string }, PlanRow>(`SELECT ${PLAN_COLUMNS} FROM plans WHERE case_id = @case_id`);
  const save = db.prepare<PlanRow>(
    `INSERT INTO plans (${PLAN_COLUMNS})
     VALUES (@case_id, @root_cause, @corrective_actions, @preventive_measures, @updated_at)
     ON CONFLICT (case_id) DO UPDATE SET root_cause = excluded.root_cause,
       corrective_actions = excluded.corrective_actions, preventive_measures = excluded.preventive_measures,
       updated_at = excluded.updated_at`,
  );
  const listRevisions = db.prepare<{ case_id: string }, RevisionRow>(
    `SELECT ${REVISION_COLUMNS} FROM plan_revisions WHERE case_id = @case_id ORDER BY created_at DESC, id`,
  );
  const findRevision = db.prepare<{ case_id: string; id: string }, RevisionRow>(
    `SELECT ${REVISION_COLUMNS} FROM plan_revisions WHERE id = @id AND case_id = @case_id`,
  );
  const insertRevision = db.prepare<RevisionRow>(
    `INSERT INTO plan_revisions (${REVISION_COLUMNS})
     VALUES (@id, @case_id, @name, @root_cause, @corrective_actions, @preventive_measures, @created_at, @keeps_letter,
       @letter_text)`,
  );
  const findNotes = db.prepare<{ case_id: string }, NotesRow>(
    `SELECT case_id, answered, links, asides FROM plan_notes WHERE case_id = @case_id`,
  );
  const saveNotes = db.prepare<NotesRow>(
    `INSERT INTO plan_notes (case_id, answered, links, asides) VALUES (@case_id, @answered, @links, @asides)
     ON CONFLICT (case_id) DO UPDATE SET answered = excluded.answered, links = excluded.links, asides = excluded.asides`,
  );
  return {
    /** An empty plan while none was written. */
    get: (caseId: CaseId): Plan => {
      const row = find.get({ case_id: caseId });
      return row ? { ...toText(row), caseId, updatedAt: row.updated_at } : { ...EMPTY_PLAN, caseId, updatedAt: '' };
    },
    save: (plan: Plan): void => void save.run({ ...toColumns(plan), updated_at: plan.updatedAt }),
    /** Empty while nothing was noted. */
    getNotes: (caseId: CaseId): PlanNotes => {
      const row = findNotes.get({ case_id: caseId });
      if (!row) return EMPTY_PLAN_NOTES;
      const { answered, links, asides } = row;
      return { answered: fromJsonColumn(answered), links: fromJsonColumn(links), asides: fromJsonColumn(asides) };
    },
    saveNotes: (caseId: CaseId, { answered, links, asides }: PlanNotes): void =>
      void saveNotes.run({
        case_id: caseId,
        answered: toJsonColumn(answered),
        links: toJsonColumn(links),
        asides: toJsonColumn(asides),
      }),
    /** Newest first. */
    listRevisions: (caseId: CaseId): readonly PlanRevision[] => listRevisions.all({ case_id: caseId }).map(toRevision),
    findRevision: (caseId: CaseId, id: PlanRevisionId): PlanRevision | undefined => {
      const row = findRevision.get({ case_id: caseId, id });
      return row && toRevision(row);
    },
    insertRevision: (revision: PlanRevision): void => void insertRevision.run(toRevisionRow(revision)),
  };
}

export type PlansRepository = ReturnType<typeof createPlansRepository>;

function toText(row: Omit<PlanRow, 'updated_at'>) {
  return {
    rootCause: row.root_cause,
    correctiveActions: row.corrective_actions,
    preventiveMeasures: row.preventive_measures,
  };
}

function toColumns(plan: Omit<Plan, 'updatedAt'>) {
  return {
    case_id: plan.caseId,
    root_cause: plan.rootCause,
    corrective_actions: plan.correctiveActions,
    preventive_measures: plan.preventiveMeasures,
  };
}

function toRevisionRow(revision: PlanRevision): RevisionRow {
  const { id, name, createdAt, letterText } = revision;
  return {
    ...toColumns(revision),
    ...{ id, name, created_at: createdAt },
    keeps_letter: letterText === undefined ? 0 : 1,
    letter_text: letterText ?? null,
  };
}

function toRevision(row: RevisionRow): PlanRevision {
  return {
    ...toText(row),
    id: row.id as PlanRevisionId,
    caseId: row.case_id as CaseId,
    name: row.name,
    createdAt: row.created_at,
    ...(row.keeps_letter === 1 && { letterText: row.letter_text }),
  };
}
