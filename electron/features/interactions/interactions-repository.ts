import type { Database } from 'better-sqlite3';
import type { CaseId, InteractionId } from '../../../shared/domain/ids.ts';
import type {
  Interaction,
  InteractionOutcome,
  ListedInteraction,
  RemovedInteraction,
} from '../../../shared/domain/interaction.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type CommonRow = {
  readonly id: string;
  readonly case_id: string;
  readonly at: string;
  readonly zone: string;
  readonly channel: string;
  readonly direction: string;
  readonly person: string;
  readonly amazon_case_id: string;
  readonly subject: string;
  readonly summary: string;
  readonly outcome: string | null;
  readonly follow_up_on: string | null;
  readonly attachments: string;
  readonly promises: string;
  readonly in_timeline: number;
  readonly message_id: string;
  readonly in_reply_to: string;
  readonly created_at: string;
};
type StoredRow = CommonRow & { readonly body: string; readonly private_note: string };
type InteractionRow = StoredRow & { readonly version_count: number };
type ListedRow = CommonRow & { readonly excerpt: string; readonly version_count: number };
type OneOf = { readonly case_id: string; readonly id: string };

const COMMON = `id, case_id, at, zone, channel, direction, person, amazon_case_id, subject, summary, outcome, follow_up_on,
  attachments, promises, in_timeline, message_id, in_reply_to, created_at`;
const STORED = `${COMMON}, body, private_note`;
const VERSION_COUNT = `(SELECT count(*) FROM interaction_versions AS earlier
  WHERE earlier.interaction_id = interactions.id) AS version_count`;
/** Characters of a message that a list shows. */
const EXCERPT_LENGTH = 300;
const LISTED = `${COMMON}, substr(body, 1, ${EXCERPT_LENGTH}) AS excerpt, ${VERSION_COUNT}`;
const FULL = `${STORED}, ${VERSION_COUNT}`;
// `at` keeps the user's own offset, so its text doesn't sort.
const LATEST_FIRST = 'ORDER BY unixepoch(at) DESC, created_at DESC, id';

const INSERT = `INSERT INTO interactions (${STORED})
  VALUES (@id, @case_id, @at, @zone, @channel, @direction, @person, @amazon_case_id, @subject, @summary, @outcome,
    @follow_up_on, @attachments, @promises, @in_timeline, @message_id, @in_reply_to, @created_at, @body, @private_note)`;
const UPDATE = `UPDATE interactions SET at = @at, zone = @zone, channel = @channel, direction = @direction,
    person = @person, amazon_case_id = @amazon_case_id, subject = @subject, summary = @summary, outcome = @outcome,
    follow_up_on = @follow_up_on, attachments = @attachments, promises = @promises, in_timeline = @in_timeline,
    message_id = @message_id, in_reply_to = @in_reply_to, created_at = @created_at, body = @body,
    private_note = @private_note
  WHERE id = @id AND case_id = @case_id`;
const FIND_WORDS = `SELECT search_entries.entity_id FROM search
  CROSS JOIN search_entries ON search_entries.id = search.rowid
  WHERE search MATCH @query AND search_entries.case_id = @case_id AND search_entries.source = 'interaction'`;

/** The table `interactions`. */
export function createInteractionsRepository(db: Database) {
  type OfCase = { readonly case_id: string };
  const list = db.prepare<OfCase, ListedRow>(
    `SELECT ${LISTED} FROM interactions WHERE case_id = @case_id AND removed_at IS NULL ${LATEST_FIRST}`,
  );
  const listFull = db.prepare<OfCase, InteractionRow>(
    `SELECT ${FULL} FROM interactions WHERE case_id = @case_id AND removed_at IS NULL ${LATEST_FIRST}`,
  );
  const listContacts = db.prepare<OfCase, LoggedContact>(
    `SELECT id, at, channel, direction, outcome FROM interactions
     WHERE case_id = @case_id AND removed_at IS NULL ${LATEST_FIRST}`,
  );
  const listRemoved = db.prepare<OfCase, ListedRow & { readonly removed_at: string }>(
    `SELECT ${LISTED}, removed_at FROM interactions WHERE case_id = @case_id AND removed_at IS NOT NULL
     ORDER BY removed_at DESC, id`,
  );
  const find = db.prepare<OneOf, InteractionRow>(
    `SELECT ${FULL} FROM interactions WHERE id = @id AND case_id = @case_id AND removed_at IS NULL`,
  );
  const listMessageIds = db
    .prepare<OfCase, string>(
      `SELECT message_id FROM interactions WHERE case_id = @case_id AND message_id <> '' AND removed_at IS NULL`,
    )
    .pluck();
  const findWords = db.prepare<OfCase & { readonly query: string }, string>(FIND_WORDS).pluck();
  const insert = db.prepare<StoredRow>(INSERT);
  const update = db.prepare<StoredRow>(UPDATE);
  const mark = db.prepare<OneOf & { readonly removed_at: string | null }>(
    `UPDATE interactions SET removed_at = @removed_at WHERE id = @id AND case_id = @case_id`,
  );
  return {
    /** Latest first; without the full texts. */
    list: (caseId: CaseId): readonly ListedInteraction[] => list.all({ case_id: caseId }).map(toListed),
    /** Latest first, with the full texts. */
    listFull: (caseId: CaseId): readonly Interaction[] => listFull.all({ case_id: caseId }).map(toInteraction),
    /** When, how and with what outcome, latest first: what the checks need of a long log. */
    listContacts: (caseId: CaseId): readonly LoggedContact[] => listContacts.all({ case_id: caseId }),
    /** Latest first. */
    listRemoved: (caseId: CaseId): readonly RemovedInteraction[] =>
      listRemoved.all({ case_id: caseId }).map((row) => ({ ...toListed(row), removedAt: row.removed_at })),
    find: (caseId: CaseId, id: InteractionId): Interaction | undefined => {
      const row = find.get({ case_id: caseId, id });
      return row && toInteraction(row);
    },
    /** Of the e-mails in the log. */
    listMessageIds: (caseId: CaseId): readonly string[] => listMessageIds.all({ case_id: caseId }),
    /** @param query in the language of FTS5 */
    findWords: (caseId: CaseId, query: string): readonly InteractionId[] =>
      findWords.all({ case_id: caseId, query }) as InteractionId[],
    insert: (interaction: Interaction): void => void insert.run(toRow(interaction)),
    update: (interaction: Interaction): void => void update.run(toRow(interaction)),
    remove: (caseId: CaseId, id: InteractionId, removedAt: string): void =>
      void mark.run({ case_id: caseId, id, removed_at: removedAt }),
    restore: (caseId: CaseId, id: InteractionId): void => void mark.run({ case_id: caseId, id, removed_at: null }),
  };
}

/** An entry of the log without its texts. */
export type LoggedContact = Pick<Interaction, 'id' | 'at' | 'channel' | 'direction' | 'outcome'>;

export type InteractionsRepository = ReturnType<typeof createInteractionsRepository>;

function toCommon(row: CommonRow & { readonly version_count: number }) {
  return {
    id: row.id as InteractionId,
    caseId: row.case_id as CaseId,
    at: row.at,
    zone: row.zone,
    channel: row.channel,
    direction: row.direction as Interaction['direction'],
    person: row.person,
    amazonCaseId: row.amazon_case_id,
    subject: row.subject,
    summary: row.summary,
    outcome: row.outcome as InteractionOutcome | null,
    followUpOn: row.follow_up_on,
    attachments: readList<Interaction['attachments']>(row.attachments),
    promises: readList<Interaction['promises']>(row.promises),
    inTimeline: row.in_timeline === 1,
    messageId: row.message_id,
    inReplyTo: row.in_reply_to,
    createdAt: row.created_at,
    versionCount: row.version_count,
  };
}

/** Nearly all lists of a long log are empty; parsing those is most of the work of listing it. */
function readList<List extends unknown[]>(text: string): List {
  return text === '[]' ? ([] as unknown as List) : fromJsonColumn<List>(text);
}

function toInteraction(row: InteractionRow): Interaction {
  return { ...toCommon(row), body: row.body, privateNote: row.private_note };
}

function toListed(row: ListedRow): ListedInteraction {
  return { ...toCommon(row), excerpt: row.excerpt.replace(/\s+/g, ' ').trim() };
}

function toRow(interaction: Interaction): StoredRow {
  return {
    id: interaction.id,
    case_id: interaction.caseId,
    at: interaction.at,
    zone: interaction.zone,
    channel: interaction.channel,
    direction: interaction.direction,
    person: interaction.person,
    amazon_case_id: interaction.amazonCaseId,
    subject: interaction.subject,
    summary: interaction.summary,
    body: interaction.body,
    outcome: interaction.outcome,
    follow_up_on: interaction.followUpOn,
    attachments: toJsonColumn(interaction.attachments),
    promises: toJsonColumn(interaction.promises),
    private_note: interaction.privateNote,
    in_timeline: interaction.inTimeline ? 1 : 0,
    message_id: interaction.messageId,
    in_reply_to: interaction.inReplyTo,
    created_at: interaction.createdAt,
  };
}
