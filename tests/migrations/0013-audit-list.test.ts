import { describe, expect, it } from 'vitest';
import { aCaseRow, CASE_A, CASE_B, insertRow, openFilledStore } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

const line = { case_id: CASE_A, at: '2026-10-01T10:00:00.000Z', who: 'maren', action: 'change', name: 'Add evidence' };

describe('0013-audit-list', () => {
  it('takes lines, changes none, and lets them go with their case alone', () => {
    const db = openFilledStore(createTempDir());
    insertRow(db, 'audit_entries', line);
    insertRow(db, 'audit_entries', { ...line, case_id: CASE_B });
    expect(() => db.prepare("UPDATE audit_entries SET who = 'x'").run()).toThrow(/never changes/);
    expect(() => db.prepare('DELETE FROM audit_entries').run()).toThrow(/never goes before/);
    expect(() => db.prepare('INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries').run()).toThrow(/never/);
    db.prepare('DELETE FROM cases WHERE id = ?').run(CASE_A);
    expect(db.prepare('SELECT case_id FROM audit_entries').pluck().all()).toEqual([CASE_B]);
    // A number is never given twice: a line that is gone leaves a gap.
    insertRow(db, 'cases', aCaseRow({ id: CASE_A }));
    insertRow(db, 'audit_entries', line);
    expect(db.prepare('SELECT id FROM audit_entries ORDER BY id').pluck().all()).toEqual([2, 3]);
    db.close();
  });
});
