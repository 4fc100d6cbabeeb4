import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { AppHandlers } from '../../shared/contracts/index.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { fail, ok, type Result, unwrap } from '../../shared/result.ts';
import { createKitRegister, type KitRegister } from '../features/packets/kit-register.ts';
import type { OcrLine } from '../features/ocr/ocr-ports.ts';
import { createJobRunner, type JobRunner } from '../jobs/job-runner.ts';
import { removeHalfBackups } from '../store/backup/backup.ts';
import { findStoreFailure } from '../store/store-failure.ts';
import { closeDatabase, openDatabase } from '../store/open-database.ts';
import { createThumbnailFolder, type ThumbnailFolder } from '../vault/thumbnail-folder.ts';
import { createTempFiles, type TempFiles } from '../vault/temp-files.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { type AfterStart, runAfterStart } from './start/after-start.ts';
import type { AppOptions } from './app-options.ts';
import { createCallCount } from './call-count.ts';
import type { ReplaceData } from './copies/create-backups.ts';
import { createHandlers } from './create-handlers.ts';
import { createServices, type Services } from './create-services.ts';
import { createUndo, type Undo } from './create-undo.ts';
import { createDatabaseCopies } from './copies/database-copies.ts';
import { createEventBus, type EventBus, type Listener } from './event-bus.ts';
import { createNoticeReader, type NoticeReader } from './create-notice-reader.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { describeBrokenOverrides, loadOwnCatalogue } from './own-catalogue.ts';
import { describeThrown } from './diagnostics/describe-thrown.ts';
import { createOcrLine } from './ocr-line.ts';
import { createPdfWorkers, type PdfWorkers } from './pdf-workers.ts';
import { createPicturePreviews } from './picture-previews.ts';
import { createContentReader, type ReadContent } from './read-content.ts';
import { createCaller, type Call } from './register-contract.ts';
import { refuseLocked } from './protection/refuse-locked.ts';
import { removeReadableCopies } from './protection/remove-readable-copies.ts';
import { replaceDatabase } from './copies/replace-data.ts';
import { checkDatabase } from './start/check-database.ts';
import { type Background, startBackground } from './start/start-background.ts';
import { tidyFiles, tidyFilesLater, tidyRows } from './start/tidy-data.ts';

/** The running application: the same for the window, the command line and the tests. */
export type App = {
  readonly handlers: AppHandlers;
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
  /** Files for the time of one task. */
  readonly temp: TempFiles;
  readonly catalogue: Catalogue;
  /** Stops running jobs (they leave nothing half-written), then closes the database. */
  readonly close: () => Promise<void>;
};

const STOP_GRACE_MS = 5000;

/**
 * Opens the data folder and puts the application together.
 * Errors: locked (a protected folder, and no keys), keys-damaged, and those of opening the database (newer-data, data-damaged,
 * target-unusable, disk-full); nothing was changed then.
 */
export async function createApp(options: AppOptions): Promise<Result<App>> {
  const catalogue = chooseCatalogue(options);
  const events = createEventBus({ log: options.log });
  let replacing: Promise<unknown> = Promise.resolve();

  const replaceData: ReplaceData = (backup) => {
    const replaced = replace(backup);
    replacing = replaced.catch(() => undefined);
    return replaced;
  };
  async function replace(backup: string): Promise<Result<{ keptAs: string | null }>> {
    const file = join(options.dataDir, 'reinstate.db');
    const replaced = await replaceDatabase({ file, backup, key: options.keys?.database, close: current.close });
    if (replaced.ok || current.isClosed()) {
      // Nothing waits then: files that only the restored database knows come back before they are asked for.
      const { whenShown: _shown, ...rest } = options;
      current = unwrap(await startSession({ options: rest, catalogue, events, replaceData }));
      events.emit('backups.restored', {});
    }
    return replaced;
  }
  const started = await startSession({ options, catalogue, events, replaceData });
  if (!started.ok) return started;
  let current = started.value;
  return ok({
    catalogue,
    get handlers() {
      return current.handlers;
    },
    get services() {
      return current.services;
    },
    get pdf() {
      return current.pdf;
    },
    get vault() {
      return current.vault;
    },
    get temp() {
      return current.temp;
    },
    call: async (...request) => {
      await replacing;
      return current.call(...request);
    },
    subscribe: (listener) => events.subscribe(listener),
    readContent: async (path) => {
      await replacing;
      return current.readContent(path);
    },
    close: async () => {
      await replacing;
      await current.close();
    },
  });
}

/** In safe mode the shipped catalogue alone, so that nothing that the user wrote into a file stands in the way. */
function chooseCatalogue({ resourcesDir, dataDir, safeMode, onOverridesBroken }: AppOptions): Catalogue {
  if (safeMode) return loadCatalogue(resourcesDir);
  const { catalogue, overrides } = loadOwnCatalogue(resourcesDir, dataDir);
  const broken = describeBrokenOverrides(overrides);
  if (broken !== null) onOverridesBroken?.(broken);
  return catalogue;
}

/** The application on one opened database: from start to end, or until a backup takes the database's place. */
type Session = Pick<App, 'handlers' | 'services' | 'pdf' | 'vault' | 'temp' | 'call' | 'readContent' | 'close'> & {
  readonly isClosed: () => boolean;
};

type SessionParts = {
  readonly options: AppOptions;
  readonly catalogue: Catalogue;
  readonly events: EventBus;
  readonly replaceData: ReplaceData;
};

async function startSession({ options, catalogue, events, replaceData }: SessionParts): Promise<Result<Session>> {
  const { dataDir, resourcesDir, now, log } = options;
  const opened = await openData(options);
  if (!opened.ok) return opened;
  const { db, vault, thumbnails, register, temp, undo, tidyLater } = opened.value;
  const onError = (thrown: unknown, errorId: string): void =>
    log.error('job failed', { errorId, stack: describeThrown(thrown) });
  const jobs = createJobRunner({
    now,
    newId: options.newId,
    onChange: (job) => events.emit('jobs.changed', job),
    onError,
  });
  const pdf = createPdfWorkers({
    workers: options.workers,
    host: options.lineHost,
    fontsDir: join(resourcesDir, 'fonts'),
    addedFontsDir: join(dataDir, 'fonts'),
    locate: vault.locate,
    onError,
  });
  const ocrLine = createOcrLine({ workerFile: options.workers.ocr, host: options.lineHost, onError });
  const calls = createCallCount();
  const copies = createDatabaseCopies({ options, db, onError });
  const services = createServices({
    ...{ options, db, vault, thumbnails, temp, jobs, pdf, ocrLine, register, undo, catalogue, replaceData, calls },
    copies,
    emit: events.emit,
  });
  const noticeReader = createNoticeReader({ options, catalogue, ocrLine, services });
  const handlers = createHandlers({ options, services, jobs, catalogue, noticeReader });
  const background = startBackground({ options, db, services, vault, events, copies });
  if (!options.whenShown) background.begin();
  // The check first: nothing is put in order by what a damaged database says.
  const settle = async (): Promise<void> => {
    if (await checkDatabase({ options, db })) await tidyLater?.();
  };
  const steps = [settle, () => Promise.resolve(background.begin())];
  const afterStart = options.whenShown && runAfterStart(options.whenShown, steps);
  return ok({
    ...{ handlers, services, pdf, vault, temp },
    call: createCaller({ handlers, calls, log, newId: options.newId, platform: process.platform, ...checks(options) }),
    readContent: createContentReader({
      findEvidence: services.evidence.findShown,
      listVersions: services.evidence.listVersions,
      locate: vault.locate,
      findPiece: services.livePages.findPiece,
      findPicture: createPicturePreviews({
        temp,
        locate: vault.locate,
        preview: pdf.previewPicture,
      }).find,
    }),
    close: createCloser({
      ...{ jobs, pdf, db, background, afterStart, ocrLine, noticeReader },
      dataDir,
    }),
    isClosed: () => !db.open,
  });
}

function checks({ checksOutputs }: AppOptions): { readonly checksOutputs: boolean } {
  return { checksOutputs: checksOutputs ?? process.env['NODE_ENV'] !== 'production' };
}

type Data = {
  readonly db: Database;
  readonly vault: Vault;
  readonly thumbnails: ThumbnailFolder;
  readonly temp: TempFiles;
  readonly register: KitRegister;
  readonly undo: Undo;
  /** What is left to do when the first screen is there; must not be left out otherwise. */
  readonly tidyLater: (() => Promise<void>) | null;
};

/** Opens database and vault, and tidies up what an earlier run left behind. */
async function openData(options: AppOptions): Promise<Result<Data>> {
  const { dataDir, keys, now, newId, onRestoreSettled, safeMode, whenShown } = options;
  let isRestored = false;
  const mayOpen = await refuseLocked(options);
  if (!mayOpen.ok) return mayOpen;
  const opened = openDatabase({
    file: join(dataDir, 'reinstate.db'),
    backupsDir: join(dataDir, 'backups'),
    vaultDir: join(dataDir, 'vault'),
    now,
    key: keys?.database,
    leavesCheck: whenShown !== undefined,
    onSettled: (outcome) => {
      isRestored = true;
      onRestoreSettled?.(outcome);
    },
  });
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const vault = createVault({ dir: join(dataDir, 'vault'), ...(keys && { keys }) });
    // Only now: the database's lock says that no other instance uses this folder.
    const register = createKitRegister({ dir: join(dataDir, 'tmp', 'kits'), newId });
    await register.sweep();
    removeHalfBackups(join(dataDir, 'backups'));
    await rm(join(dataDir, 'tmp'), { recursive: true, force: true });
    const temp = createTempFiles(join(dataDir, 'tmp'));
    const thumbnailsDir = join(dataDir, ...(safeMode ? ['tmp', 'thumbnails'] : ['thumbnails']));
    const thumbnails = createThumbnailFolder(thumbnailsDir, keys);
    await tidyRows({ options, db });
    // After a restore files may have to come back before a screen asks for them.
    const mayWait = whenShown !== undefined && !isRestored;
    const files = { options, db, vault, thumbnails };
    if (!mayWait) await tidyFiles(files);
    // It makes tables of its own, for which a full disk may have no room.
    const common = { db, thumbnails, register, temp, undo: createUndo(db, now) };
    if (!mayWait) return ok({ ...common, vault, tidyLater: null });
    const later = tidyFilesLater(files);
    return ok({ ...common, vault: later.vault, tidyLater: later.tidy });
  } catch (thrown) {
    closeDatabase(db);
    const failure = findStoreFailure(thrown, dataDir, null);
    if (failure) return fail(failure);
    throw thrown;
  }
}

type ToClose = {
  readonly jobs: JobRunner;
  readonly pdf: PdfWorkers;
  readonly db: Database;
  readonly background: Background;
  readonly afterStart: AfterStart | undefined;
  readonly ocrLine: OcrLine;
  readonly noticeReader: NoticeReader;
  readonly dataDir: string;
};

function createCloser(toClose: ToClose): () => Promise<void> {
  const { jobs, pdf, db, background, afterStart, ocrLine, noticeReader, dataDir } = toClose;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([jobs.stopAll(STOP_GRACE_MS), background.close(), afterStart?.close()]);
    await Promise.all([pdf.close(), ocrLine.close(), noticeReader.close()]);
    await removeReadableCopies(dataDir);
    closeDatabase(db);
  };
  return () => (closing ??= close());
}
