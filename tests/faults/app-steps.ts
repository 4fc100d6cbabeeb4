// What the children of app-kills.ts do with the whole application: one piece of real work after the other.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppOptions } from '../../electron/app/app-options.ts';
import { type App, createApp } from '../../electron/app/create-app.ts';
import type { VaultKeys } from '../../electron/keys/vault-keys.ts';
import { migrations } from '../../electron/store/migrations/index.ts';
import { closeDatabase, openDatabase } from '../../electron/store/open-database.ts';
import { createVault } from '../../electron/vault/vault.ts';
import { appError, type AppError } from '../../shared/errors.ts';
import type { CaseId, EvidenceId, JobId } from '../../shared/domain/ids.ts';
import { pieceUrl } from '../../shared/domain/packet-pages.ts';
import type { Job } from '../../shared/domain/job.ts';
import type { LocalDate } from '../../shared/domain/dates.ts';
import { fail, ok, type Result, unwrap } from '../../shared/result.ts';
import { makeMail } from '../fixtures/printed-files.ts';
import { createMemoryTransport, type MemoryClient } from '../support/memory-transport.ts';
import { aJpeg, aPdf } from '../support/sample-files.ts';
import {
  aCaseRow,
  anAccountRow,
  anEvidenceRow,
  aPlanRow,
  aVaultFileRow,
  CASE_A,
  insertRow,
} from '../support/store-rows.ts';
import { testOptions } from '../support/test-options.ts';
import { workloadKeys } from './workload.ts';

const DATE = '2026-09-20' as LocalDate;
const BASE_MS = Date.parse('2026-09-20T10:00:00Z');
/** The schema that the first start finds. */
const OLD_VERSION = 2;

/** Where a child works, and with which keys when the data folder is a protected one. */
export type Places = {
  readonly dataDir: string;
  readonly sourcesDir: string;
  readonly outDir: string;
  readonly keys: VaultKeys | undefined;
};

/** Beside the data folder of a protected one. */
export const SEALED_MARK = 'is-sealed';

export const placesIn = (dir: string): Places => ({
  dataDir: join(dir, 'data'),
  sourcesDir: join(dir, 'sources'),
  outDir: join(dir, 'out'),
  keys: existsSync(join(dir, SEALED_MARK)) ? workloadKeys : undefined,
});

export type Running = MemoryClient & { readonly app: App; readonly places: Places; readonly caseId: CaseId };
/** One piece of work; its errors are values, as the window would show them. */
export type Work = (running: Running) => Promise<Result<unknown>>;

const INVOICE = 'invoice' as EvidenceId;
const OLD_INVOICE = 'acme-invoice' as EvidenceId;

/** By what the user would call it; each begins where the one before ended, after another start of the application. */
export const WORK: readonly (readonly [name: string, work: Work])[] = [
  ['edit the case', ({ call, caseId }) => call('cases.update', { caseId, patch: { title: 'Second case' } })],
  ['import', (run) => runJob(run, 'evidence-import', ['invoice.pdf', 'photo.jpg', 'letter.eml'])],
  ['read text', keepText('layer')],
  ['recognised text', keepText('recognised')],
  ['facts', ({ call, caseId }) => call('evidence.update', { caseId, evidenceId: INVOICE, patch: { issuer: 'Acme' } })],
  [
    'edit the plan',
    ({ call, caseId }) =>
      call('plans.save', {
        caseId,
        patch: { rootCause: `Bought as in [[invoice]]. ${'Longwinded-explanations. '.repeat(700)}` },
      }),
  ],
  ['highlights', highlight],
  ['attachments', addAttachments],
  ['replace', (run) => runJob(run, 'evidence-replace', ['newer.pdf'])],
  ['back up', ({ call }) => call('backups.create', {})],
  ['look at the pages', lookAtPages],
  ['export', async (run) => waitFor(run, await run.call('packets.startExport', { caseId: run.caseId, date: DATE }))],
  ['record as sent', recordAsSent],
  ['remove, undo, redo', removeAndUndo],
  ['restore', restoreBackup],
  ['import again', (run) => runJob(run, 'evidence-import', ['invoice.pdf', 'newer.pdf'])],
];

/** The first start, which brings an older database up to date, is work as well. */
export const START = 'start and migrate';

/** Lays the packet out and draws its first page. */
async function lookAtPages({ app, call, caseId }: Running): Promise<Result<unknown>> {
  const packet = await call('packets.layOutPages', { caseId, date: DATE });
  if (packet.ok) await app.readContent(pieceUrl(packet.value.ownPages[0]?.key ?? ''));
  return packet;
}

/** Starts the application on a folder; ids and times are the same for the same piece of work. */
export async function startRunning(
  places: Places,
  workNumber: number,
  changes: Partial<AppOptions> = {},
): Promise<Result<Running>> {
  let ids = 0;
  const options = testOptions(places.dataDir, {
    now: () => new Date(BASE_MS + workNumber * 60_000),
    newId: () => `id-${workNumber}-${(ids += 1)}`,
    dialogs: {
      chooseFiles: () => Promise.resolve(null),
      chooseFolder: (purpose) => Promise.resolve(purpose === 'sent-kit' ? findKit(places) : places.outDir),
    },
    // Reads at a time of its own, which no two runs share.
    readsTexts: false,
    ...(places.keys && { keys: places.keys }),
    ...changes,
  });
  const created = await createApp(options);
  if (!created.ok) return created;
  return ok({ ...createMemoryTransport(created.value), app: created.value, places, caseId: CASE_A });
}

/** A data folder that an older version of the application left, and the files that will be imported. */
export async function prepare(dir: string, isSealed = false): Promise<void> {
  mkdirSync(dir, { recursive: true });
  if (isSealed) writeFileSync(join(dir, SEALED_MARK), '');
  const { dataDir, sourcesDir, outDir, keys } = placesIn(dir);
  for (const folder of [dataDir, sourcesDir, outDir]) mkdirSync(folder, { recursive: true });
  const put = (name: string, bytes: Uint8Array): void => writeFileSync(join(sourcesDir, name), bytes);
  const attached = { name: 'terms.pdf', mime: 'application/pdf', bytes: await aPdf(1, 'Terms') };
  put('invoice.pdf', await aPdf(3));
  put('newer.pdf', await aPdf(4, 'Newer'));
  put('photo.jpg', await aJpeg());
  put('letter.eml', makeMail([attached]));

  const old = await createVault({ dir: join(dataDir, 'vault'), ...(keys && { keys }) }).ingestBytes(
    await aPdf(2, 'Old'),
  );
  const { sha256, sizeBytes } = unwrap(old);
  const files = { file: join(dataDir, 'reinstate.db'), backupsDir: join(dataDir, 'backups') };
  const now = (): Date => new Date(BASE_MS);
  const db = unwrap(openDatabase({ ...files, now, key: keys?.database, migrations: migrations.slice(0, OLD_VERSION) }));
  insertRow(db, 'accounts', anAccountRow());
  insertRow(db, 'cases', aCaseRow());
  insertRow(db, 'plans', aPlanRow());
  insertRow(db, 'vault_files', aVaultFileRow({ sha256, size_bytes: sizeBytes, page_count: 2 }));
  insertRow(db, 'evidence', anEvidenceRow({ sha256 }));
  closeDatabase(db);
}

async function runJob(run: Running, kind: 'evidence-import' | 'evidence-replace', names: readonly string[]) {
  const { call, caseId, places } = run;
  const paths = names.map((name) => join(places.sourcesDir, name));
  const started =
    kind === 'evidence-import'
      ? await call('evidence.startImport', { caseId }, paths)
      : await call('evidence.startReplace', { caseId, evidenceId: OLD_INVOICE }, paths);
  return waitFor(run, started);
}

const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

/** Waits for the end of a job; files that it refused are an error too. */
async function waitFor({ app }: Running, started: Result<{ jobId: JobId } | null>): Promise<Result<unknown>> {
  if (!started.ok || !started.value) return started;
  const { jobId } = started.value;
  const { promise, resolve } = Promise.withResolvers<Job>();
  const check = (job: Job): void => {
    if (job.id === jobId && ENDED.has(job.status)) resolve(job);
  };
  const unsubscribe = app.subscribe((event, payload) => event === 'jobs.changed' && check(payload as Job));
  (unwrap(await app.call('jobs.list', {}, [])) as readonly Job[]).forEach(check);
  const { result, error } = await promise.finally(unsubscribe);
  if (error) return fail(error);
  const refused = result?.kind === 'evidence-import' ? result.refused : [];
  return refused.length === 0 ? ok(result) : fail(refuse(refused));
}

function refuse(files: Extract<AppError, { code: 'files-refused' }>['details']['files']): AppError {
  return appError('files-refused', 'Some files were refused.', { files });
}

/** What the reader of text layers and the engine that recognises text end with. */
function keepText(source: 'layer' | 'recognised'): Work {
  return async ({ app, call, caseId }) => {
    const list = await call('evidence.list', { caseId });
    if (!list.ok) return list;
    for (const { file } of list.value) {
      const area = { left: 0.1, top: 0.1, width: 0.2, height: 0.05 };
      const pages = [1, 2].map((pageNumber) => ({
        ...{ pageNumber, source, text: `${source} word ${pageNumber}` },
        words: [{ text: 'word', area }],
      }));
      if (source === 'layer') app.services.pageTexts.saveReading(file.sha256, pages);
      else app.services.pageTexts.save(file.sha256, pages);
    }
    return ok(null);
  };
}

async function highlight({ call, caseId }: Running): Promise<Result<unknown>> {
  const rectangles = [{ left: 0.1, top: 0.2, width: 0.3, height: 0.04 }];
  const details = { pageNumber: 1, rectangles, note: '', inPacket: true };
  for (const evidenceId of [INVOICE, OLD_INVOICE]) {
    const added = await call('highlights.add', { caseId, evidenceId, highlight: details });
    if (!added.ok) return added;
    const one = { caseId, evidenceId, highlightId: added.value.id };
    const noted = await call('highlights.update', { ...one, patch: { note: 'The quantity' } });
    if (!noted.ok) return noted;
  }
  return ok(null);
}

async function addAttachments(run: Running): Promise<Result<unknown>> {
  const { call, caseId } = run;
  const evidenceId = 'letter' as EvidenceId;
  const offered = await call('evidence.listAttachments', { caseId, evidenceId });
  if (!offered.ok) return offered;
  const indexes = offered.value.map(({ index }) => index);
  return waitFor(run, await call('evidence.addAttachments', { caseId, evidenceId, indexes }));
}

/** The kit that the export wrote. */
function findKit({ outDir }: Places): string {
  const name = readdirSync(outDir).find((one) => existsSync(join(outDir, one, 'manifest.json')));
  return join(outDir, name ?? 'none');
}

async function recordAsSent({ call, caseId }: Running): Promise<Result<unknown>> {
  const offer = await call('submissions.chooseKit', { caseId });
  if (!offer.ok || !offer.value) return offer;
  return call('submissions.record', {
    ...{ caseId, kitId: offer.value.kitId, followUpOn: '2026-09-28' },
    sending: {
      ...{ sentAt: '2026-09-20T12:00:00Z', zone: 'UTC', channel: 'ah_reactivate' },
      ...{ person: '', subject: 'Appeal', amazonCaseId: '' },
    },
  });
}

async function removeAndUndo({ call, caseId }: Running): Promise<Result<unknown>> {
  const steps = [
    () => call('evidence.remove', { caseId, evidenceId: OLD_INVOICE }),
    () => call('history.undo', { caseId }),
    () => call('history.redo', { caseId }),
    () => call('evidence.restore', { caseId, evidenceId: OLD_INVOICE }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return ok(null);
}

async function restoreBackup({ call }: Running): Promise<Result<unknown>> {
  const list = await call('backups.list', {});
  if (!list.ok) return list;
  const manual = list.value.find(({ reason }) => reason === 'manual');
  if (!manual) throw new Error('There is no backup to restore');
  return call('backups.restore', { name: manual.name });
}
