// What the children of change-kills.ts do, and the folders that they do it in: a case that is deleted for good, a copy that goes to a
// backup folder, a protected folder that is made plain.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { App } from '../../electron/app/create-app.ts';
import { type LockableApp, openLockableApp } from '../../electron/app/lockable-app.ts';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import type { CaseId, EvidenceId, JobId } from '../../shared/domain/ids.ts';
import type { Job } from '../../shared/domain/job.ts';
import { ok, type Result, unwrap } from '../../shared/result.ts';
import { createKeychain } from '../standin/keychain.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { createMemoryTransport, type MemoryClient } from '../support/memory-transport.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { testOptions } from '../support/test-options.ts';
import { placesIn, type Running, SEALED_MARK, startRunning } from './app-steps.ts';
import { WORKLOAD_VAULT_KEY } from './workload.ts';

/** Stands in everything of the case that is deleted, and nowhere else. */
export const CANARY = 'quokkasaurus';
/** Of the case that stays. */
export const KEPT_TITLE = 'Numbat';

export type ChangeName = 'delete a case' | 'copy to a folder' | 'make plain';
type Change = { readonly act: () => Promise<Result<unknown>>; readonly close: () => Promise<void> };

/** Each on the folder that `prepareChange` made for it. */
export const CHANGES: Readonly<Record<ChangeName, (dir: string) => Promise<Change>>> = {
  'delete a case': async (dir) => {
    const { app, call } = await start(dir);
    const [removed] = unwrap(await call('cases.listRemoved', {}));
    return { act: () => call('deletion.deleteCase', { caseId: removed?.id as CaseId }), close: app.close };
  },
  'copy to a folder': async (dir) => {
    const run = await start(dir);
    return { act: () => copyToFolder(run), close: run.app.close };
  },
  'make plain': async (dir) => {
    const { app, call } = await openLockable(dir);
    return { act: () => call('protection.decline', {}), close: app.close };
  },
};

export async function start(dir: string, number = 1): Promise<Running> {
  return unwrap(await startRunning(placesIn(dir), number));
}

/** The application as a window has it, on a folder whose keychain lies beside it. */
export async function openLockable(dir: string): Promise<MemoryClient & { readonly app: LockableApp }> {
  const deviceKeys = createDeviceKeys(createKeychain(join(dir, 'keychain')), 'linux');
  const options = { ...testOptions(join(dir, 'data')), deviceKeys, readsTexts: false };
  const app = unwrap(await openLockableApp(options));
  unwrap(await app.whenStarted);
  return { ...createMemoryTransport(app), app };
}

/** Makes a copy in the backup folder, and waits for it. */
export async function copyToFolder({ app, call }: Running): Promise<Result<unknown>> {
  const { jobId } = unwrap(await call('folderBackups.start', {}));
  const job = await waitForJob(app, jobId);
  return job.error ? { ok: false, error: job.error } : ok(job.result);
}

/** The folder that a change begins with. `isSealed`: a protected one; one to be made plain always is. */
export async function prepareChange(name: ChangeName, dir: string, isSealed: boolean): Promise<void> {
  for (const folder of ['data', 'out', 'sources']) mkdirSync(join(dir, folder), { recursive: true });
  if (name === 'make plain') return prepareProtected(dir);
  if (isSealed) await putKeySlots(dir);
  const run = await start(dir);
  const { call } = run;
  const shared = putFile(dir, 'sources/shared.pdf', await aPdf(2));
  const own = putFile(dir, `sources/${CANARY}.txt`, `The ${CANARY} was delivered on 3 March 2026.`);
  const gone = await addCase(run, CANARY, [shared, own]);
  const kept = await addCase(run, KEPT_TITLE, [shared, putFile(dir, 'sources/own.pdf', await aPdf(1))]);
  unwrap(await call('folderBackups.choose', {}));
  unwrap(await call('folderBackups.setRule', { rule: { every: 'week', keep: 1 } }));
  unwrap(await copyToFolder(run));
  unwrap(await call('cases.remove', { caseId: gone }));
  if (name === 'copy to a folder') {
    // The new copy lacks a file that the old one has, and has one that the old one lacks.
    unwrap(await call('deletion.deleteCase', { caseId: gone }));
    await addFiles(run, kept, [putFile(dir, 'sources/later.pdf', await aPdf(3))]);
  }
  await run.app.close();
}

/** The copies of a protected folder carry its slots. */
async function putKeySlots(dir: string): Promise<void> {
  writeFileSync(join(dir, SEALED_MARK), '');
  const slots = withRecoverySlot(createKeySlots(WORKLOAD_VAULT_KEY), WORKLOAD_VAULT_KEY, new Uint8Array(20).fill(7));
  unwrap(await writeKeySlots(join(dir, 'data'), slots));
}

async function prepareProtected(dir: string): Promise<void> {
  const { app, call } = await openLockable(dir);
  const run = { app, call };
  const caseId = await addCase(run, KEPT_TITLE, [
    putFile(dir, 'sources/own.pdf', await aPdf(1)),
    putFile(dir, 'sources/two.pdf', await aPdf(2)),
  ]);
  unwrap(await call('backups.create', {}));
  unwrap(await call('plans.save', { caseId, patch: { preventiveMeasures: 'After the backup' } }));
  unwrap(await call('backups.create', {}));
  await app.close();
}

/** The application, protected or not. */
export type Caller = Pick<MemoryClient, 'call'> & { readonly app: Pick<App, 'call' | 'subscribe'> };

async function addCase(run: Caller, word: string, files: readonly string[]): Promise<CaseId> {
  const { call } = run;
  const account = { ...aNewCase().account, storeName: `Store ${word}` };
  const { id: caseId } = unwrap(await call('cases.create', { ...aNewCase({ title: word }), account }));
  unwrap(await call('cases.updateNotice', { caseId, noticeText: `Hello ${word} seller` }));
  unwrap(await call('interactions.add', { caseId, interaction: anInteraction({ summary: `About ${word}` }) }));
  await addFiles(run, caseId, files);
  unwrap(await call('plans.save', { caseId, patch: { rootCause: `We bought a ${word}` } }));
  return caseId;
}

async function addFiles({ app, call }: Caller, caseId: CaseId, files: readonly string[]): Promise<void> {
  const { jobId } = unwrap(await call('evidence.startImport', { caseId }, files));
  const { status } = await waitForJob(app, jobId);
  if (status !== 'succeeded') throw new Error(`The import ended as ${status}`);
  const size = { width: 40, height: 60, channels: 3, background: '#fff' } as const;
  const picture = (await sharp({ create: size }).webp().toBuffer()).toString('base64');
  for (const { id, file } of unwrap(await call('evidence.list', { caseId }))) {
    const which = { caseId, evidenceId: id satisfies EvidenceId, sha256: file.sha256 };
    unwrap(await call('evidence.keepThumbnail', { ...which, picture }));
  }
}

const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

export async function waitForJob(app: Caller['app'], jobId: JobId): Promise<Job> {
  const { promise, resolve } = Promise.withResolvers<Job>();
  const check = (job: Job): void => {
    if (job.id === jobId && ENDED.has(job.status)) resolve(job);
  };
  const unsubscribe = app.subscribe((event, payload) => event === 'jobs.changed' && check(payload as Job));
  (unwrap(await app.call('jobs.list', {}, [])) as readonly Job[]).forEach(check);
  return promise.finally(unsubscribe);
}
