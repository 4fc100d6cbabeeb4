import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { replaceDatabase } from '../app/copies/replace-data.ts';
import { readKeySlots, writeKeySlots } from '../keys/key-slot-file.ts';
import { readKeySlotsBeside } from '../store/backup/carry-key-slots.ts';
import { readBackup } from '../store/backup/read-backup.ts';
import { readDataSide } from '../store/settle-protection.ts';
import { type Command, type CommandHost, type CommandInput, requireData } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { findKeys, lockedFolder } from './find-keys.ts';
import { findFolderKeys, openHeadlessApp } from './open-headless-app.ts';

type Restored = {
  readonly data: string;
  readonly keptAs: string | null;
  readonly cases: number;
  readonly evidence: number;
  readonly missingFiles: readonly string[];
};

/**
 * `restore-backup <file> --data <dir>`: also for a data folder whose database can't be opened any more, which the window
 * can't help with.
 */
export const restoreBackupCommand: Command = {
  name: 'restore-backup',
  usage: 'restore-backup <file> --data <dir>',
  summary: 'puts a backup in the place of the database; what was there is kept beside it',
  operands: { min: 1, max: 1 },
  options: [],
  run: async (input, host) => {
    const data = resolve(requireData(input, host, 'the folder to restore'));
    const backup = resolve(input.operands[0] ?? '');
    const replaced = await replace(data, backup, input, host);
    if (!replaced.ok) return reportError(replaced.error, input.json, host);
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const restored = await describe(app, data, replaced.value.keptAs);
      host.print(input.json ? `${JSON.stringify(restored, null, 2)}\n` : say(restored));
      return restored.missingFiles.length === 0 ? EXIT.done : EXIT.foundErrors;
    } finally {
      await app.close();
    }
  },
};

async function replace(
  data: string,
  backup: string,
  input: CommandInput,
  host: CommandHost,
): ReturnType<typeof replaceDatabase> {
  const isTaken = await takeSlots(data, backup, input, host);
  if (!isTaken.ok) return isTaken;
  const keys = await findFolderKeys(data, input, host);
  if (!keys.ok) return keys;
  const key = keys.value?.database;
  return replaceDatabase({ file: join(data, 'reinstate.db'), backup, key, close: () => Promise.resolve() });
}

/**
 * A folder without a database and without slots gets those that the backup carries, so that the code of the day it was made opens it
 * again. Nothing is written with a wrong code, or when the backup can't be read.
 */
async function takeSlots(data: string, backup: string, input: CommandInput, host: CommandHost): Promise<Result<null>> {
  const held = await readKeySlots(data);
  if (!held.ok || held.value !== null || readDataSide(data) === 'plain') return held.ok ? ok(null) : held;
  const carried = readKeySlotsBeside(backup);
  if (!carried) return ok(null);
  const keys = await findKeys(carried, input, host);
  if (!keys.ok) return keys;
  if (keys.value === null) return lockedFolder(backup);
  const contents = readBackup(backup, keys.value.database);
  if (!contents.ok) return contents;
  await mkdir(data, { recursive: true, mode: 0o700 });
  const written = await writeKeySlots(data, carried);
  return written.ok ? ok(null) : written;
}

async function describe({ services, vault }: App, data: string, keptAs: string | null): Promise<Restored> {
  const cases = services.cases.list();
  const evidence = cases.reduce((sum, one) => sum + one.evidenceCount, 0);
  const missingFiles = await vault.listMissing([...services.vaultCheck.listHashes()]);
  return { data, keptAs, cases: cases.length, evidence, missingFiles };
}

function say({ data, keptAs, cases, evidence, missingFiles }: Restored): string {
  const kept = keptAs === null ? '' : `What was there before is kept as ${keptAs}.\n`;
  const missing = missingFiles.map((sha256) => `missing: ${sha256}\n`).join('');
  const held = `${count(cases, 'appeal')} with ${count(evidence, 'document')}`;
  return `${data} holds ${held}.\n${kept}${missing}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
