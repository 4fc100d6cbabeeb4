import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistory, type History } from '../../../../electron/store/history.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import {
  aCaseRow,
  anEvidenceRow,
  anInteractionRow,
  aPlanRevisionRow,
  aPlanRow,
  aSubmissionRow,
  CASE_A,
  CASE_B,
  dumpTables,
  insertRow,
  NOW,
  openFilledStore,
  sha,
} from '../../../support/store-rows.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const TABLES = [
  'cases',
  'notices',
  'evidence',
  'plans',
  'plan_revisions',
  'interactions',
  'submissions',
  'submission_files',
  'replies',
];
/** `id` aside, which is only the index's own number. */
const SEARCH = ['(SELECT case_id, source, entity_id, title, text FROM search_entries)'];

type Write = (db: Database, caseId: string) => void;

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', 'nul\0nul', "it's", '💡 ünï'),
);
const evidenceId = fc.constantFrom('e1', 'e2', 'e3');

/** Any write that a repository could make, also the crude ones (replace, delete of the case itself). */
const write: fc.Arbitrary<Write> = fc.oneof(
  fc
    .tuple(evidenceId, text, fc.nat(9), fc.constantFrom('a', 'b', 'c'))
    .map(([id, title, position, letter]): Write => (db, caseId) => {
      const row = anEvidenceRow({ case_id: caseId, id, title, position, sha256: sha(letter) });
      const names = Object.keys(row);
      const sets = names
        .filter((name) => name !== 'case_id' && name !== 'id')
        .map((name) => `${name} = excluded.${name}`);
      db.prepare(
        `INSERT INTO evidence (${names.join()}) SELECT ${names.map((name) => `@${name}`).join()}
           WHERE EXISTS (SELECT 1 FROM cases WHERE id = @case_id)
           ON CONFLICT (case_id, id) DO UPDATE SET ${sets.join()}`,
      ).run(row);
    }),
  fc.tuple(evidenceId, text).map(([id, title]): Write => (db, caseId) => {
    db.prepare(
      `INSERT OR REPLACE INTO evidence SELECT case_id, id, sha256, file_name, type, @title, issuer, holder, document_date,
           expires_on, document_number, quantities, note, 1 - include, pages, position + 1, added_at, removed_at FROM evidence
           WHERE case_id = @caseId AND id = @id`,
    ).run({ id, title, caseId });
  }),
  fc.tuple(evidenceId).map(
    ([id]): Write =>
      (db, caseId) =>
        void db.prepare('DELETE FROM evidence WHERE case_id = ? AND id = ?').run(caseId, id),
  ),
  fc.constant<Write>(
    (db, caseId) => void db.prepare('UPDATE evidence SET position = 9 - position WHERE case_id = ?').run(caseId),
  ),
  text.map((value): Write => (db, caseId) => {
    if (!hasCase(db, caseId)) return;
    insertOrReplace(db, 'plans', aPlanRow({ case_id: caseId, root_cause: value }));
  }),
  text.map(
    (value): Write =>
      (db, caseId) =>
        void db.prepare('UPDATE plans SET corrective_actions = ? WHERE case_id = ?').run(value, caseId),
  ),
  text.map((value): Write => (db, caseId) => {
    if (!hasCase(db, caseId)) return;
    insertOrReplace(db, 'notices', { case_id: caseId, text: value, updated_at: 'x' });
  }),
  fc.tuple(fc.nat(3), text).map(([n, summary]): Write => (db, caseId) => {
    if (!hasCase(db, caseId)) return;
    insertOrReplace(db, 'interactions', anInteractionRow({ id: `${caseId}-${n}`, case_id: caseId, summary }));
  }),
  fc.constant<Write>((db, caseId) => void db.prepare('DELETE FROM interactions WHERE case_id = ?').run(caseId)),
  fc.nat(2).map((n): Write => (db, caseId) => {
    if (!hasCase(db, caseId)) return;
    insertOrReplace(db, 'plan_revisions', aPlanRevisionRow({ id: `${caseId}-${n}`, case_id: caseId }));
    insertOrReplace(db, 'submissions', aSubmissionRow({ id: `${caseId}-${n}`, case_id: caseId }));
    const file = { case_id: caseId, submission_id: `${caseId}-${n}`, file: 'packet.pdf', sha256: sha('a') };
    insertOrReplace(db, 'submission_files', file);
  }),
  fc.tuple(fc.nat(3), fc.nat(2)).map(([n, sent]): Write => (db, caseId) => {
    const isThere = (table: string, id: string): boolean =>
      db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
    if (!isThere('interactions', `${caseId}-${n}`)) return;
    insertOrReplace(db, 'replies', {
      ...{ interaction_id: `${caseId}-${n}`, case_id: caseId, requested_items: '[]', deadlines: '[]' },
      submission_id: isThere('submissions', `${caseId}-${sent}`) ? `${caseId}-${sent}` : null,
    });
  }),
  text.map(
    (title): Write =>
      (db, caseId) =>
        void db.prepare('UPDATE cases SET title = ?, asins = json_array(?) WHERE id = ?').run(title, title, caseId),
  ),
  fc.boolean().map((isDeleted): Write => (db, caseId) => {
    if (isDeleted) db.prepare('DELETE FROM cases WHERE id = ?').run(caseId);
    else if (!hasCase(db, caseId)) insertRow(db, 'cases', aCaseRow({ id: caseId }));
  }),
);

const caseId = fc.constantFrom(CASE_A, CASE_A, CASE_A, CASE_B);
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      caseId,
      writes: fc.array(write, { minLength: 1, maxLength: 4 }),
      key: fc.constantFrom(undefined, 'k'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), caseId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('redo' as const), caseId }) },
);

describe('createHistory, any sequence of changes, undos and redos', () => {
  it('gives back the same rows and the same search index at every step', () => {
    const dir = createTempDir();
    let run = 0;
    fc.assert(
      fc.property(fc.array(action, { minLength: 5, maxLength: 40, size: 'max' }), (actions) => {
        run += 1;
        const db = openFilledStore(`${dir}/${run}`);
        // Faster, and power cuts are not the point here.
        db.pragma('synchronous = OFF');
        try {
          check(db, actions);
        } finally {
          db.close();
        }
      }),
      { numRuns: 60 },
    );
    // Sixty databases with all their migrations take their time on a busy machine.
  }, 120_000);
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;
type Model = { readonly past: string[]; readonly future: string[] };

/** Plays the actions beside a model that keeps a whole dump of the case for every step. */
function check(db: Database, actions: readonly Action[]): void {
  let atMs = NOW.getTime();
  const history = createHistory({ db, now: () => new Date(atMs) });
  const models = new Map<CaseId, Model>([CASE_A, CASE_B].map((id) => [id, { past: [], future: [] }]));
  for (const step of actions) {
    const model = models.get(step.caseId) as Model;
    const otherId = step.caseId === CASE_A ? CASE_B : CASE_A;
    const other = dump(db, otherId);
    if (step.kind === 'change') checkChange(db, history, model, { ...step, name: `change ${atMs}` });
    else checkStep(db, history, model, step);
    expect(dump(db, otherId)).toBe(other);
    atMs += 2000;
  }
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run();
}

type ChangeAction = Extract<Action, { readonly kind: 'change' }> & { readonly name: string };

function checkChange(db: Database, history: History, model: Model, step: ChangeAction): void {
  const { caseId: id, name, key } = step;
  const before = dump(db, id);
  const stateBefore = history.state(id);
  history.change({ caseId: id, name, ...(key !== undefined && { mergeKey: key }) }, () => {
    for (const one of step.writes) one(db, id);
  });
  if (history.state(id).undo === name) {
    // A step of its own; what was undone before it is gone.
    model.past.push(before);
    model.future.length = 0;
    expect(history.state(id).redo).toBeNull();
  } else {
    // It altered nothing, or merged with the step before.
    expect(history.state(id)).toEqual(stateBefore);
    if (key === undefined || stateBefore.redo !== null) expect(dump(db, id)).toBe(before);
  }
}

function checkStep(db: Database, history: History, model: Model, step: Exclude<Action, { kind: 'change' }>): void {
  const before = dump(db, step.caseId);
  const [from, to] = step.kind === 'undo' ? [model.past, model.future] : [model.future, model.past];
  const expected = from.pop();
  const done = history[step.kind](step.caseId);
  expect(done === null).toBe(expected === undefined);
  expect(dump(db, step.caseId)).toBe(expected ?? before);
  if (expected !== undefined) to.push(before);
}

function dump(db: Database, id: CaseId): string {
  return dumpTables(
    db,
    [...TABLES, ...SEARCH].map((table) => ofCase(table, id)),
  );
}

function ofCase(table: string, id: string): string {
  return `${table} WHERE ${table === 'cases' ? 'id' : 'case_id'} = '${id}'`;
}

function hasCase(db: Database, id: string): boolean {
  return db.prepare('SELECT 1 FROM cases WHERE id = ?').get(id) !== undefined;
}

function insertOrReplace(db: Database, table: string, row: Readonly<Record<string, string | number | null>>): void {
  const names = Object.keys(row);
  db.prepare(
    `INSERT OR REPLACE INTO ${table} (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
  ).run(row);
}
