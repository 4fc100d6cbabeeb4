import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkInSteps } from '../../../../electron/store/check-in-steps.ts';
import { closeDatabase, openDatabase } from '../../../../electron/store/open-database.ts';
import { unwrap } from '../../../../shared/result.ts';
import { A_KEY } from '../../../support/seals.ts';
import { NOW, openFilledStore } from '../../../support/store-rows.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const PAGE_BYTES = 4096;
const goOn = (): Promise<boolean> => Promise.resolve(true);

/** A sealed and a plain database, filled and closed well, and how they are opened. */
function setUp(key: string | undefined) {
  const dir = createTempDir();
  closeDatabase(openFilledStore(dir, key));
  const file = join(dir, 'reinstate.db');
  const backupsDir = join(dir, 'backups');
  const open = (leavesCheck: boolean) => openDatabase({ file, backupsDir, now: () => NOW, key, leavesCheck });
  return { file, backupsDir, open, sound: readFileSync(file) };
}

/** What is found of a damaged file, at once or in steps afterwards. */
async function find({ file, open, backupsDir }: ReturnType<typeof setUp>, damaged: Buffer, leavesCheck: boolean) {
  writeFileSync(file, damaged);
  const opened = open(leavesCheck);
  if (!opened.ok) return opened.error.code;
  const found = leavesCheck ? await checkInSteps(opened.value, { backupsDir, mayGoOn: goOn }) : undefined;
  opened.value.close();
  return found?.code;
}

describe('checkInSteps', () => {
  it('finds in a sealed database what the check at its opening finds, page by page', async () => {
    const made = setUp(A_KEY);
    const found = [];
    for (let page = 0; page * PAGE_BYTES < made.sound.length; page += 1) {
      const damaged = Buffer.from(made.sound);
      const at = page * PAGE_BYTES + 777;
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      const atOnce = await find(made, damaged, false);
      expect(await find(made, damaged, true), `page ${page + 1}`).toBe(atOnce);
      found.push(atOnce);
    }
    expect(found.filter((code) => code === 'data-damaged').length).toBeGreaterThan(found.length * 0.9);
    expect(await find(made, made.sound, true)).toBeUndefined();
  });

  it('ends when it may not go on, and at once', async () => {
    const { open, backupsDir } = setUp(A_KEY);
    const db = unwrap(open(true));
    let asked = 0;
    const mayGoOn = async (): Promise<boolean> => (asked += 1) < 3;
    expect(await checkInSteps(db, { backupsDir, mayGoOn })).toBeUndefined();
    expect(asked).toBe(3);
    db.close();
  });
});

describe('a check that is left for later', () => {
  it('is made at once for a plain database, whose pages carry no codes', async () => {
    const made = setUp(undefined);
    const damaged = Buffer.from(made.sound);
    damaged.fill(0xff, PAGE_BYTES, 2 * PAGE_BYTES);
    writeFileSync(made.file, damaged);
    expect(made.open(true)).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
  });

  it('is made at once after a run that did not close the database', async () => {
    const made = setUp(A_KEY);
    const damaged = Buffer.from(made.sound);
    const last = made.sound.length - PAGE_BYTES + 777;
    damaged[last] = (damaged[last] ?? 0) ^ 0x10;
    writeFileSync(made.file, damaged);
    const db = unwrap(made.open(true));
    // What lies on the disk now is what a killed run leaves.
    const [database, log] = ['', '-wal'].map((end) => readFileSync(made.file + end));
    db.close();
    writeFileSync(made.file, database ?? '');
    writeFileSync(`${made.file}-wal`, log ?? '');
    expect(made.open(true)).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
  });
});
