import type { Database } from 'better-sqlite3';
import type { RemovedCase } from '../../../shared/contracts/cases.ts';
import type { Case, CaseStatus, AppealPath, ExhibitOrder } from '../../../shared/domain/case.ts';
import type { AccountId, CaseId } from '../../../shared/domain/ids.ts';
import { DEFAULT_PACKET_OPTIONS, type PacketOptions } from '../../../shared/domain/packet-options.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type CaseRow = {
  readonly id: string;
  readonly account_id: string;
  readonly title: string;
  readonly reasons: string;
  readonly path: string;
  readonly case_ids: string;
  readonly complaint_ids: string;
  readonly asins: string;
  readonly section3: number;
  readonly notice_received_on: string | null;
  readonly deadline_on: string | null;
  readonly exhibit_order: string;
  readonly packet_options: string;
  readonly channel: string | null;
  readonly sales: string;
  readonly status: string;
  readonly is_example: number;
  readonly created_at: string;
  readonly updated_at: string;
};

const COLUMNS = `id, account_id, title, reasons, path, case_ids, complaint_ids, asins, section3, notice_received_on,
  deadline_on, exhibit_order, channel, packet_options, sales, status, is_example, created_at, updated_at`;

/** The tables `cases` and `notices`. A removed case stays, with `removed_at`. */
export function createCasesRepository(db: Database) {
  const list = db.prepare<[], CaseRow>(
    `SELECT ${COLUMNS} FROM cases WHERE removed_at IS NULL ORDER BY updated_at DESC, id`,
  );
  const find = db.prepare<{ id: string }, CaseRow>(
    `SELECT ${COLUMNS} FROM cases WHERE id = @id AND removed_at IS NULL`,
  );
  const findExample = db.prepare<[], CaseRow>(
    `SELECT ${COLUMNS} FROM cases WHERE is_example = 1 AND removed_at IS NULL ORDER BY created_at, id LIMIT 1`,
  );
  const listIdsOfAccount = db.prepare<{ account_id: string }, { readonly id: string }>(
    `SELECT id FROM cases WHERE account_id = @account_id AND removed_at IS NULL ORDER BY id`,
  );
  const insert = db.prepare<CaseRow>(
    `INSERT INTO cases (${COLUMNS})
     VALUES (@id, @account_id, @title, @reasons, @path, @case_ids, @complaint_ids, @asins, @section3,
       @notice_received_on, @deadline_on, @exhibit_order, @channel, @packet_options, @sales, @status, @is_example, @created_at, @updated_at)`,
  );
  const update = db.prepare<CaseRow>(
    `UPDATE cases SET account_id = @account_id, title = @title, reasons = @reasons, path = @path, case_ids = @case_ids,
       complaint_ids = @complaint_ids, asins = @asins, section3 = @section3, notice_received_on = @notice_received_on,
       deadline_on = @deadline_on, exhibit_order = @exhibit_order, channel = @channel, packet_options = @packet_options, sales = @sales, status = @status,
       is_example = @is_example, created_at = @created_at, updated_at = @updated_at
     WHERE id = @id`,
  );
  const touch = db.prepare<{ id: string; updated_at: string }>(
    `UPDATE cases SET updated_at = @updated_at WHERE id = @id`,
  );
  const remove = db.prepare<{ id: string; removed_at: string }>(
    `UPDATE cases SET removed_at = @removed_at WHERE id = @id AND removed_at IS NULL`,
  );
  const restore = db.prepare<{ id: string }>(`UPDATE cases SET removed_at = NULL WHERE id = @id`);
  const findRemoved = db.prepare<{ id: string }, { readonly id: string }>(
    `SELECT id FROM cases WHERE id = @id AND removed_at IS NOT NULL`,
  );
  const listRemoved = db.prepare<[], RemovedCase>(
    `SELECT id, title, removed_at AS removedAt FROM cases WHERE removed_at IS NOT NULL ORDER BY removed_at DESC, id`,
  );
  return {
    ...createNoticeStatements(db),
    /** Last changed first. */
    list: (): readonly Case[] => list.all().map(toCase),
    find: (id: CaseId): Case | undefined => mapRow(find.get({ id })),
    findExample: (): Case | undefined => mapRow(findExample.get()),
    listIdsOfAccount: (accountId: AccountId): readonly CaseId[] =>
      listIdsOfAccount.all({ account_id: accountId }).map((row) => row.id as CaseId),
    insert: (value: Case): void => void insert.run(toRow(value)),
    update: (value: Case): void => void update.run(toRow(value)),
    touch: (id: CaseId, at: string): void => void touch.run({ id, updated_at: at }),
    /** Takes it off the list. */
    remove: (id: CaseId, at: string): void => void remove.run({ id, removed_at: at }),
    /** The latest first. */
    listRemoved: (): readonly RemovedCase[] => listRemoved.all(),
    isRemoved: (id: CaseId): boolean => findRemoved.get({ id }) !== undefined,
    /** Puts it back on the list. */
    restore: (id: CaseId): void => void restore.run({ id }),
  };
}

export type CasesRepository = ReturnType<typeof createCasesRepository>;

function createNoticeStatements(db: Database) {
  const find = db.prepare<{ case_id: string }, { readonly text: string }>(
    `SELECT text FROM notices WHERE case_id = @case_id`,
  );
  const save = db.prepare<{ case_id: string; text: string; updated_at: string }>(
    `INSERT INTO notices (case_id, text, updated_at) VALUES (@case_id, @text, @updated_at)
     ON CONFLICT (case_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
  );
  return {
    /** Empty while no notice was given. */
    getNoticeText: (caseId: CaseId): string => find.get({ case_id: caseId })?.text ?? '',
    saveNoticeText: (caseId: CaseId, text: string, at: string): void =>
      void save.run({ case_id: caseId, text, updated_at: at }),
  };
}

function mapRow(row: CaseRow | undefined): Case | undefined {
  return row && toCase(row);
}

function toCase(row: CaseRow): Case {
  return {
    id: row.id as CaseId,
    accountId: row.account_id as AccountId,
    title: row.title,
    reasons: fromJsonColumn(row.reasons),
    path: row.path as AppealPath,
    caseIds: fromJsonColumn(row.case_ids),
    complaintIds: fromJsonColumn(row.complaint_ids),
    asins: fromJsonColumn(row.asins),
    section3: row.section3 === 1,
    noticeReceivedOn: row.notice_received_on,
    deadlineOn: row.deadline_on,
    exhibitOrder: row.exhibit_order as ExhibitOrder,
    packetOptions: { ...DEFAULT_PACKET_OPTIONS, ...fromJsonColumn<Partial<PacketOptions>>(row.packet_options) },
    channel: row.channel,
    sales: fromJsonColumn(row.sales),
    status: row.status as CaseStatus,
    isExample: row.is_example === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow(value: Case): CaseRow {
  return {
    id: value.id,
    account_id: value.accountId,
    title: value.title,
    reasons: toJsonColumn(value.reasons),
    path: value.path,
    case_ids: toJsonColumn(value.caseIds),
    complaint_ids: toJsonColumn(value.complaintIds),
    asins: toJsonColumn(value.asins),
    section3: value.section3 ? 1 : 0,
    notice_received_on: value.noticeReceivedOn,
    deadline_on: value.deadlineOn,
    exhibit_order: value.exhibitOrder,
    packet_options: toJsonColumn(value.packetOptions),
    channel: value.channel,
    sales: toJsonColumn(value.sales),
    status: value.status,
    is_example: value.isExample ? 1 : 0,
    created_at: value.createdAt,
    updated_at: value.updatedAt,
  };
}
