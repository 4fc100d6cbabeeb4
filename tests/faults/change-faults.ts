// What must hold after each of the changes of change-steps.ts was cut short: how the next start finds the folder, that nothing is lost
// that was not asked to go, and that once the change was made again, nothing is left that was asked to go.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import {
  databaseFile,
  listCopies,
  listRoots,
  type BackupRoot,
  rootAt,
} from '../../electron/features/folder-backups/backup-folder.ts';
import { digestPath } from '../../electron/features/folder-backups/write-whole.ts';
import { listBackups } from '../../electron/store/backup/backup.ts';
import { connect } from '../../electron/store/connect.ts';
import { readBackup } from '../../electron/store/backup/read-backup.ts';
import { isSealedFile } from '../../electron/vault/seal-plain-file.ts';
import { unwrap } from '../../shared/result.ts';
import { listFiles } from './canaries.ts';
import {
  type Caller,
  CANARY,
  type ChangeName,
  copyToFolder,
  KEPT_TITLE,
  openLockable,
  start,
  waitForJob,
} from './change-steps.ts';
import { listDatabaseFaults } from './database-faults.ts';
import { placesIn, type Running } from './app-steps.ts';

type Looked = {
  /** How the next start found the folder. */
  readonly state: string;
  readonly faults: readonly string[];
};

/** `outcome`: what the child said of the change; `killed` when it said nothing any more. */
export const FAULTS_OF: Readonly<Record<ChangeName, (dir: string, outcome: string) => Promise<Looked>>> = {
  'delete a case': lookAtDeletion,
  'copy to a folder': lookAtCopies,
  'make plain': lookAtPlain,
};

async function lookAtDeletion(dir: string, outcome: string): Promise<Looked> {
  const faults: string[] = [];
  const run = await start(dir, 50);
  const { call } = run;
  const [removed] = unwrap(await call('cases.listRemoved', {}));
  if (removed) {
    if (outcome === 'done') faults.push('the deletion was said to be done and is not');
    unwrap(await call('cases.restore', { caseId: removed.id }));
    faults.push(...(await listCaseFaults(run, CANARY, 2)));
    unwrap(await call('cases.remove', { caseId: removed.id }));
    // As often as a user would: nothing of the first try may stand in its way.
    const { leftCount } = unwrap(await call('deletion.deleteCase', { caseId: removed.id }));
    if (leftCount > 0) faults.push(`${leftCount} files can't be deleted`);
  }
  faults.push(...(await listCaseFaults(run, KEPT_TITLE, 2)));
  const stores = unwrap(await call('accounts.list', {})).map(({ storeName }) => storeName);
  if (stores.join() !== `Store ${KEPT_TITLE}`) faults.push(`the stores are ${stores.join()}`);
  if (unwrap(await call('deletion.list', {})).length !== 1)
    faults.push('the line about the deletion is missing, or twice there');
  await run.app.close();
  return {
    state: removed ? 'still there' : 'deleted',
    faults: [...faults, ...listDataFaults(dir, 2), ...listReadable(join(dir, 'data'))],
  };
}

/** The case is whole: its rows, words and files. */
async function listCaseFaults({ app, call }: Running, title: string, files: number): Promise<readonly string[]> {
  const found = unwrap(await call('cases.list', {})).find((one) => one.title === title);
  if (!found) return [`the case ${title} is lost`];
  const caseId = found.id;
  const evidence = unwrap(await call('evidence.list', { caseId }));
  const faults = evidence.length >= files ? [] : [`evidence of ${title} is lost`];
  for (const { file } of evidence)
    if (!(await app.vault.verify(file.sha256))) faults.push(`a file of ${title} is lost`);
  if (!unwrap(await call('plans.get', { caseId })).rootCause.includes(title))
    faults.push(`the plan of ${title} is lost`);
  if (unwrap(await call('interactions.list', { caseId })).length !== 1) faults.push(`the log of ${title} is lost`);
  return faults;
}

/** Files of the closed data folder: as many as there should be, none half, and a sound database. */
function listDataFaults(dir: string, fileCount: number): readonly string[] {
  const { dataDir, keys } = placesIn(dir);
  const faults: string[] = [];
  const vault = listFiles(join(dataDir, 'vault'));
  if (vault.length !== fileCount) faults.push(`${vault.length} files are in the vault`);
  const thumbnails = listFiles(join(dataDir, 'thumbnails'));
  if (thumbnails.length !== fileCount) faults.push(`${thumbnails.length} small pictures are left`);
  const names = listFiles(dataDir).map((path) => relative(dataDir, path));
  faults.push(...names.filter((name) => /\.part|^tmp|^vault.tmp/.test(name)).map((name) => `${name} is left`));
  const db = connect(join(dataDir, 'reinstate.db'), { key: keys?.database });
  faults.push(...listDatabaseFaults(db));
  if (db.prepare('SELECT count(*) FROM files_to_delete').pluck().get() !== 0) faults.push('files still wait');
  db.close();
  return faults;
}

/** Files below a folder, but for backups, that say a word of what was deleted. */
function listReadable(dir: string): readonly string[] {
  return listFiles(dir)
    .filter((path) => !relative(dir, path).startsWith('backups'))
    .filter((path) => readFileSync(path).toString('latin1').toLowerCase().includes(CANARY))
    .map((path) => `${relative(dir, path)} still says ${CANARY}`);
}

async function lookAtCopies(dir: string, outcome: string): Promise<Looked> {
  const { outDir } = placesIn(dir);
  const [root = ''] = await listRoots(outDir);
  const copies = await listCopies(rootAt(root));
  const faults = [...(await listCopyFaults(dir, rootAt(root)))];
  if (copies.length === 0) faults.push('there is no copy any more');
  const newest = copies[0]?.list.evidenceCount === 3 ? 'the new copy' : 'the old copy';
  if (outcome === 'done' && (newest === 'the old copy' || copies.length !== 1))
    faults.push('the copy was said to be made');

  const run = await start(dir, 50);
  const made = await copyToFolder(run);
  if (!made.ok) faults.push(`the next copy fails: ${made.error.message}`);
  faults.push(...(await listCaseFaults(run, KEPT_TITLE, 3)));
  await run.app.close();
  faults.push(...(await listCopyFaults(dir, rootAt(root))), ...(await listNeedless(rootAt(root))));
  const roots = readdirSync(outDir);
  if (roots.length !== 1) faults.push(`the folder holds ${roots.join()}`);
  faults.push(...listDataFaults(dir, 3));
  return { state: copies.length > 1 ? `${newest} beside the old one` : newest, faults };
}

/** Every copy that counts is all there: its database sound, and each of its files as it was in the vault. */
async function listCopyFaults(dir: string, root: BackupRoot): Promise<readonly string[]> {
  const { dataDir, keys } = placesIn(dir);
  const faults: string[] = [];
  for (const { name, list } of await listCopies(root)) {
    const file = databaseFile(root, name);
    if ((await digestPath(file)).sha256 !== list.database.sha256) faults.push(`the database of ${name} is damaged`);
    if (!readBackup(file, keys?.database).ok) faults.push(`the database of ${name} can't be read`);
    for (const held of list.files) {
      const copy = join(root.files, held.name);
      if (!existsSync(copy)) {
        faults.push(`${name} lacks a file`);
        continue;
      }
      const { sha256 } = await digestPath(copy);
      const original = join(dataDir, 'vault', held.name);
      const expected = existsSync(original) ? (await digestPath(original)).sha256 : sha256;
      if (sha256 !== expected) faults.push(`${name} has a damaged file`);
    }
  }
  return faults;
}

/** What no copy needs, once a copy was made undisturbed. */
async function listNeedless(root: BackupRoot): Promise<readonly string[]> {
  const copies = await listCopies(root);
  const needed = new Set(copies.flatMap(({ list }) => list.files.map(({ name }) => basename(name))));
  const names = new Set(copies.map(({ name }) => name));
  return [
    ...(copies.length === 1 ? [] : [`${copies.length} copies are kept instead of one`]),
    ...listFiles(root.files).filter((path) => !needed.has(basename(path))),
    ...readdirSync(root.databases).filter((name) => !names.has(name.replace(/\.(?:json|db|db\.keys\.json)$/, ''))),
  ].map((left) => `left: ${left}`);
}

async function lookAtPlain(dir: string, outcome: string): Promise<Looked> {
  const dataDir = join(dir, 'data');
  const faults: string[] = [];
  const first = await openLockable(dir);
  const { isProtected, isLocked } = await first.app.protection.status();
  if (outcome === 'done' && isProtected) faults.push('it was said to be plain and is not');
  if (isLocked) faults.push('it is locked');
  faults.push(...(await listPlainCaseFaults(first)));
  const declined = await first.call('protection.decline', {});
  if (!declined.ok) faults.push(`it can't be made plain any more: ${declined.error.message}`);
  faults.push(...(await listPlainCaseFaults(first)));
  await first.app.close();

  // And once more, when nothing was cut short.
  const second = await openLockable(dir);
  if ((await second.app.protection.status()).isProtected) faults.push('it is protected again');
  faults.push(...(await listPlainCaseFaults(second)));
  await second.app.close();
  const backups = listBackups(join(dataDir, 'backups'));
  const sound = backups.filter(({ file }) => readBackup(file).ok);
  if (sound.length < 2 || sound.length < backups.length)
    faults.push(`${sound.length} of ${backups.length} backups can be read`);
  const left = listFiles(dataDir).filter(
    (path) => /\.part|plain-part|keys\.json$|keys\.copy\.json$|protecting/.test(path) || isSealedFile(path),
  );
  faults.push(...left.map((path) => `left: ${relative(dataDir, path)}`));
  const vault = listFiles(join(dataDir, 'vault'));
  if (vault.length !== 2) faults.push(`${vault.length} files are in the vault`);
  return { state: isProtected ? 'protected' : 'plain', faults };
}

async function listPlainCaseFaults({ app, call }: Caller): Promise<readonly string[]> {
  const cases = await call('cases.list', {});
  if (!cases.ok) return [`the cases can't be read: ${cases.error.message}`];
  const caseId = cases.value.find((one) => one.title === KEPT_TITLE)?.id;
  if (!caseId) return ['the case is lost'];
  const { preventiveMeasures } = unwrap(await call('plans.get', { caseId }));
  const faults = preventiveMeasures === 'After the backup' ? [] : ['the plan is not the last one'];
  const evidence = unwrap(await call('evidence.list', { caseId }));
  if (evidence.length !== 2) faults.push('evidence is lost');
  const { result } = await waitForJob(app, unwrap(await call('vault.check', {})).jobId);
  if (result?.kind !== 'vault-check' || result.problems.length > 0) faults.push('files are lost');
  return faults;
}
