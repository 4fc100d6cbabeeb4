import type { Database } from 'better-sqlite3';
import type { CaseId, InteractionId } from '../../../shared/domain/ids.ts';
import type { Interaction, InteractionOutcome } from '../../../shared/domain/interaction.ts';

type InteractionRow = {
  readonly id: string;
  readonly case_id: string;
  readonly at: string;
  readonly channel: string;
  readonly direction: string;
  readonly person: string;
  readonly summary: string;
  readonly outcome: string | null;
  readonly follow_up_on: string | null;
  readonly created_at: string;
};

const COLUMNS = 'id, case_id, at, channel, direction, person, summary, outcome, follow_up_on, created_at';

/** The table `interactions`. */
export function createInteractionsRepository(db: Database) {
  // `at` keeps the user's own offset, so its text doesn't sort.
  const list = db.prepare<{ case_id: string }, InteractionRow>(
    `SELECT ${COLUMNS} FROM interactions WHERE case_id = @case_id
     ORDER BY unixepoch(at) DESC, created_at DESC, id`,
  );
  const find = db.prepare<{ case_id: string; id: string }, InteractionRow>(
    `SELECT ${COLUMNS} FROM interactions WHERE id = @id AND case_id = @case_id`,
  );
  const insert = db.prepare<InteractionRow>(
    `INSERT INTO interactions (${COLUMNS})
     VALUES (@id, @case_id, @at, @channel, @direction, @person, @summary, @outcome, @follow_up_on, @created_at)`,
  );
  const update = db.prepare<InteractionRow>(
    `UPDATE interactions SET at = @at, channel = @channel, direction = @direction, person = @person,
       summary = @summary, outcome = @outcome, follow_up_on = @follow_up_on, created_at = @created_at
     WHERE id = @id AND case_id = @case_id`,
  );
  const remove = db.prepare<{ case_id: string; id: string }>(
    `DELETE FROM interactions WHERE id = @id AND case_id = @case_id`,
  );
  return {
    /** Newest first. */
    list: (caseId: CaseId): readonly Interaction[] => list.all({ case_id: caseId }).map(toInteraction),
    find: (caseId: CaseId, id: InteractionId): Interaction | undefined => {
      const row = find.get({ case_id: caseId, id });
      return row && toInteraction(row);
    },
    insert: (interaction: Interaction): void => void insert.run(toRow(interaction)),
    update: (interaction: Interaction): void => void update.run(toRow(interaction)),
    remove: (caseId: CaseId, id: InteractionId): void => void remove.run({ case_id: caseId, id }),
  };
}

export type InteractionsRepository = ReturnType<typeof createInteractionsRepository>;

function toInteraction(row: InteractionRow): Interaction {
  return {
    id: row.id as InteractionId,
    caseId: row.case_id as CaseId,
    at: row.at,
    channel: row.channel,
    direction: row.direction as Interaction['direction'],
    person: row.person,
    summary: row.summary,
    outcome: row.outcome as InteractionOutcome | null,
    followUpOn: row.follow_up_on,
    createdAt: row.created_at,
  };
}

function toRow(interaction: Interaction): InteractionRow {
  return {
    id: interaction.id,
    case_id: interaction.caseId,
    at: interaction.at,
    channel: interaction.channel,
    direction: interaction.direction,
    person: interaction.person,
    summary: interaction.summary,
    outcome: interaction.outcome,
    follow_up_on: interaction.followUpOn,
    created_at: interaction.createdAt,
  };
}
