import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Handlers } from '../../shared/contracts/index.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createVaultFilesRepository } from '../features/evidence/vault-files-repository.ts';
import { createKitRegister, type KitRegister } from '../features/packets/kit-register.ts';
import { createJobRunner, type JobRunner } from '../jobs/job-runner.ts';
import { backupDatabase, isDailyBackupDue } from '../store/backup.ts';
import { findDiskFailure } from '../store/disk-failure.ts';
import { closeDatabase, openDatabase } from '../store/open-database.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import { createHandlers } from './create-handlers.ts';
import { createServices, type Services } from './create-services.ts';
import { createEventBus, type Listener } from './event-bus.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { stackOf } from './log.ts';
import { createPdfWorkers, type PdfWorkers } from './pdf-workers.ts';
import { createContentReader, type ReadContent } from './read-content.ts';
import { createCaller, type Call } from './register-contract.ts';

/** The running application: the same for the window, the command line and the tests. */
export type App = {
  readonly handlers: Handlers;
  /** The one entry of every transport: input checked, never rejects. */
  readonly call: Call;
  /** Gives back the function that ends the subscription. */
  readonly subscribe: (listener: Listener) => () => void;
  /** Files that the page may read by address (`/content/…`); null for any other address. */
  readonly readContent: ReadContent;
  /** For hosts without a page: the command line. */
  readonly services: Services;
  readonly pdf: PdfWorkers;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  /** Stops running jobs (they leave nothing half-written), then closes the database. */
  readonly close: () => Promise<void>;
};

const STOP_GRACE_MS = 5000;

/**
 * Opens the data folder and puts the application together.
 * Errors: those of opening the database (newer-data, data-damaged, target-unusable, disk-full); nothing was changed then.
 */
export async function createApp(options: AppOptions): Promise<Result<App>> {
  const { dataDir, resourcesDir, now, log } = options;
  const catalogue = loadCatalogue(resourcesDir);
  const opened = await openData(options);
  if (!opened.ok) return opened;
  const { db, vault, register } = opened.value;
  const events = createEventBus({ log });
  const onError = (thrown: unknown, errorId: string): void =>
    log.error('job failed', { errorId, stack: stackOf(thrown) });
  const jobs = createJobRunner({
    now,
    newId: options.newId,
    onChange: (job) => events.emit('jobs.changed', job),
    onError,
  });
  const pdf = createPdfWorkers({
    workers: options.workers,
    fontsDir: join(resourcesDir, 'fonts'),
    pathOf: (sha256) => vault.pathOf(sha256),
    onError,
  });
  const services = createServices({ options, db, vault, jobs, pdf, register, catalogue, emit: events.emit });
  const handlers = createHandlers({ options, services, jobs, catalogue });
  backUpDaily(db, join(dataDir, 'backups'), services, options);
  return ok({
    ...{ handlers, services, pdf, vault, catalogue },
    call: createCaller({ handlers, log, newId: options.newId, platform: process.platform, ...checks(options) }),
    subscribe: (listener: Listener) => events.subscribe(listener),
    readContent: createContentReader({
      findEvidence: services.evidence.find,
      pathOf: (sha256) => vault.pathOf(sha256),
      findPreview: services.packets.findPreview,
    }),
    close: createCloser(jobs, pdf, db),
  });
}

function checks({ checksOutputs }: AppOptions): { readonly checksOutputs: boolean } {
  return { checksOutputs: checksOutputs ?? process.env['NODE_ENV'] !== 'production' };
}

type Data = { readonly db: Database; readonly vault: Vault; readonly register: KitRegister };

/** Opens database and vault, and tidies up what an earlier run left behind. */
async function openData({ dataDir, now, newId, log }: AppOptions): Promise<Result<Data>> {
  const opened = openDatabase({ file: join(dataDir, 'reinstate.db'), backupsDir: join(dataDir, 'backups'), now });
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const vault = createVault({ dir: join(dataDir, 'vault') });
    // Only now: the database's lock says that no other instance uses this folder.
    const register = createKitRegister({ dir: join(dataDir, 'tmp', 'kits'), newId });
    await register.sweep();
    await rm(join(dataDir, 'tmp'), { recursive: true, force: true });
    const swept = await vault.sweep(createVaultFilesRepository(db).listHashes());
    log.info('opened', { quarantined: swept.quarantined.length, removedTemps: swept.removedTemps });
    return ok({ db, vault, register });
  } catch (thrown) {
    closeDatabase(db);
    const failure = findDiskFailure(thrown, dataDir);
    if (failure) return fail(failure);
    throw thrown;
  }
}

/** A copy that can't be made is no reason not to work; the next start tries again. */
function backUpDaily(db: Database, backupsDir: string, services: Services, { now, log }: AppOptions): void {
  if (services.cases.list().length === 0 || !isDailyBackupDue(backupsDir, now())) return;
  const copied = backupDatabase(db, { backupsDir, reason: 'daily', now });
  if (!copied.ok) log.error('daily backup failed', { code: copied.error.code });
}

function createCloser(jobs: JobRunner, pdf: PdfWorkers, db: Database): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await jobs.stopAll(STOP_GRACE_MS);
    await pdf.close();
    closeDatabase(db);
  };
  return () => (closing ??= close());
}
