import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutLog, holdStill } from '../../../../../electron/store/backup/hold-still.ts';
import { aCaseRow, anAccountRow, insertRow, openStore } from '../../../../support/store-rows.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

function fillMuch(db: ReturnType<typeof openStore>, round: number): void {
  // More than the thousand pages after which the log flows into the file by itself.
  for (let n = 0; n < 8; n += 1) {
    const title = `Case ${round}-${n} `;
    insertRow(db, 'cases', aCaseRow({ id: `case-${round}-${n}`, title }));
    insertRow(db, 'notices', { case_id: `case-${round}-${n}`, text: title.repeat(60_000), updated_at: '2026-09-01' });
  }
}

describe('holdStill', () => {
  it('leaves the file as it is while changes go on, and lets the log flow afterwards', () => {
    const db = openStore(createTempDir());
    insertRow(db, 'accounts', anAccountRow());
    fillMuch(db, 1);
    const still = holdStill(db);
    // Beside SQLite for once: this process is the only one here, and lets go of the file at the end.
    const before = readFileSync(db.name);
    expect(before.length / 4096).toBe(still.pageCount);
    fillMuch(db, 2);
    expect(readFileSync(db.name).equals(before)).toBe(true);
    expect(statSync(`${db.name}-wal`).size).toBeGreaterThan(4096 * 1000);
    expect(() => holdStill(db)).toThrow('already');
    expect(still.release()).toBe(true);
    fillMuch(db, 3);
    expect(statSync(db.name).size).toBeGreaterThan(before.length);
    db.close();
  });

  it('tells when the log was cut meanwhile, or the database closed', () => {
    const db = openStore(createTempDir());
    const cut = holdStill(db);
    cutLog(db);
    expect(cut.release()).toBe(false);
    const closed = holdStill(db);
    db.close();
    expect(closed.release()).toBe(false);
    expect(existsSync(`${db.name}-wal`)).toBe(false);
  });
});
