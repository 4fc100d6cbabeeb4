import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { openDatabase } from '../../electron/store/open-database.ts';

export const NOW = new Date('2026-09-14T10:15:00.000Z');
export const ACCOUNT_ID = 'account-1';
export const CASE_A = 'case-a' as CaseId;
export const CASE_B = 'case-b' as CaseId;

type Row = Readonly<Record<string, string | number | null>>;

/** Opens `<dir>/reinstate.db` as the application does. */
export function openStore(dir: string, now: () => Date = () => NOW, key?: string): Database {
  return unwrap(openDatabase({ file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups'), now, key }));
}

/** Opens a store with one account, two cases, and three vault files (`sha('a')`, `sha('b')`, `sha('c')`). */
export function openFilledStore(dir: string, key?: string): Database {
  const db = openStore(dir, undefined, key);
  insertRow(db, 'accounts', anAccountRow());
  for (const id of [CASE_A, CASE_B]) insertRow(db, 'cases', aCaseRow({ id }));
  for (const letter of ['a', 'b', 'c']) insertRow(db, 'vault_files', aVaultFileRow({ sha256: sha(letter) }));
  return db;
}

export function insertRow(db: Database, table: string, row: Row): void {
  const names = Object.keys(row);
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(
    row,
  );
}

/** Every row of the tables, in a fixed order, as text that can be compared. */
export function dumpTables(db: Database, tables: readonly string[]): string {
  const dump = tables.map((table) => [
    table,
    db
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
  return JSON.stringify(dump, null, 1);
}

export function sha(letter: string): string {
  return letter.repeat(64);
}

export function anAccountRow(row: Row = {}): Row {
  return {
    id: ACCOUNT_ID,
    store_name: 'Brightleaf Home',
    legal_name: 'Brightleaf Trading LLC',
    merchant_token: 'A2EXAMPLE12345',
    marketplace: 'US',
    email: 'owner@example.com',
    address: '12 Mill Lane\nDover, DE 19901',
    ...row,
  };
}

export function aCaseRow(row: Row = {}): Row {
  return {
    id: CASE_A,
    account_id: ACCOUNT_ID,
    title: 'Authenticity complaint, kitchen scales',
    reasons: '["inauthentic_supply"]',
    path: 'admit',
    case_ids: '["12345678901"]',
    complaint_ids: '[]',
    asins: '["B0ABCDEFGH"]',
    section3: 1,
    notice_received_on: '2026-09-14',
    deadline_on: null,
    exhibit_order: 'cited',
    status: 'preparing',
    is_example: 0,
    created_at: NOW.toISOString(),
    updated_at: NOW.toISOString(),
    removed_at: null,
    ...row,
  };
}

export function aVaultFileRow(row: Row = {}): Row {
  return {
    sha256: sha('a'),
    size_bytes: 1234,
    kind: 'pdf',
    mime: 'application/pdf',
    page_count: 3,
    width: null,
    height: null,
    dpi: 299.7,
    findings: '[]',
    ...row,
  };
}

export function anEvidenceRow(row: Row = {}): Row {
  return {
    case_id: CASE_A,
    id: 'acme-invoice',
    sha256: sha('a'),
    file_name: 'Acme 1043.pdf',
    type: 'supplier_invoice',
    title: 'Acme invoice 1043',
    issuer: 'Acme Wholesale Inc.',
    holder: 'Brightleaf Trading LLC',
    document_date: '2026-03-02',
    expires_on: null,
    document_number: '1043',
    quantities: '{"B0ABCDEFGH":120}',
    note: 'Covers all units sold',
    include: 1,
    pages: null,
    position: 0,
    added_at: NOW.toISOString(),
    ...row,
  };
}

export function aPlanRow(row: Row = {}): Row {
  return {
    case_id: CASE_A,
    root_cause: 'We bought 40 units from a reseller [[acme-invoice]].',
    corrective_actions: '- We removed all units.',
    preventive_measures: '- The purchasing lead checks.',
    updated_at: NOW.toISOString(),
    ...row,
  };
}

export function anInteractionRow(row: Row = {}): Row {
  return {
    id: 'interaction-1',
    case_id: CASE_A,
    at: '2026-09-15T10:20:00-04:00',
    channel: 'ahs_call',
    direction: 'out',
    person: 'Agent Kim',
    summary: 'Asked which invoices are missing.',
    outcome: null,
    follow_up_on: '2026-09-22',
    created_at: NOW.toISOString(),
    ...row,
  };
}

export function aPlanRevisionRow(row: Row = {}): Row {
  const { case_id, root_cause, corrective_actions, preventive_measures } = aPlanRow();
  const texts = { case_id, root_cause, corrective_actions, preventive_measures } as Row;
  return { id: 'revision-1', name: 'Before the call', ...texts, created_at: NOW.toISOString(), ...row };
}

export function aSubmissionRow(row: Row = {}): Row {
  const { case_id, root_cause, corrective_actions, preventive_measures } = aPlanRow();
  const texts = { case_id, root_cause, corrective_actions, preventive_measures } as Row;
  const rest = { sent_at: '2026-09-16T09:00:00Z', channel: 'ahs_form', letter: 'Dear Amazon', manifest: '{}' };
  return { id: 'submission-1', ...texts, ...rest, created_at: NOW.toISOString(), ...row };
}
