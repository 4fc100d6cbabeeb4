import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Case } from '../../shared/domain/case.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/result.ts';
import { importCaseFolder } from '../case-folder/import-case-folder.ts';
import type { ReadCaseFolder } from '../case-folder/read-case-folder.ts';
import { createAccountsRepository } from '../features/accounts/accounts-repository.ts';
import { createAccountsService } from '../features/accounts/accounts-service.ts';
import { createArchivesService } from '../features/archives/archives-service.ts';
import { loadKeeping } from '../features/archives/load-keeping.ts';
import { createCaseFileService } from '../features/cases/case-file-service.ts';
import { createCaseSummariesRepository } from '../features/cases/case-summaries-repository.ts';
import { createCasesRepository } from '../features/cases/cases-repository.ts';
import { createCasesService } from '../features/cases/cases-service.ts';
import { createDraftsRepository } from '../features/drafts/drafts-repository.ts';
import { createDraftsService } from '../features/drafts/drafts-service.ts';
import type { Emit } from '../features/emit.ts';
import { createEvidenceImport } from '../features/evidence/evidence-import.ts';
import { createEvidenceRepository } from '../features/evidence/evidence-repository.ts';
import { createEvidenceReplacement } from '../features/evidence/evidence-replacement.ts';
import { createEvidenceService } from '../features/evidence/evidence-service.ts';
import { createPageTextsRepository } from '../features/evidence/page-texts-repository.ts';
import { createPageTextsService } from '../features/evidence/page-texts-service.ts';
import { createEvidenceVersionsRepository } from '../features/evidence/evidence-versions-repository.ts';
import { createTakeIn } from '../features/evidence/take-in.ts';
import { createThumbnailsService } from '../features/evidence/thumbnails-service.ts';
import { createVaultCheckService } from '../features/vault/vault-check-service.ts';
import { createVaultFilesRepository } from '../features/evidence/vault-files-repository.ts';
import { createCaseChanger } from '../features/history/case-changer.ts';
import { createAddedFonts } from '../features/fonts/added-fonts.ts';
import { createHighlightsRepository } from '../features/highlights/highlights-repository.ts';
import { createHighlightsService } from '../features/highlights/highlights-service.ts';
import { createHistoryService } from '../features/history/history-service.ts';
import { createDrawnPages } from '../features/packets/drawn-pages.ts';
import type { KitRegister } from '../features/packets/kit-register.ts';
import { createKitPlanning } from '../features/packets/kit-planning.ts';
import { createLivePages } from '../features/packets/live-pages.ts';
import { createPacketsService } from '../features/packets/packets-service.ts';
import { createPlansRepository } from '../features/plans/plans-repository.ts';
import { createPlansService } from '../features/plans/plans-service.ts';
import { createReviewsRepository } from '../features/reviews/reviews-repository.ts';
import { createReviewsService } from '../features/reviews/reviews-service.ts';
import { createSearchRepository } from '../features/search/search-repository.ts';
import { createSearchService } from '../features/search/search-service.ts';
import { createSetAsideRepository } from '../features/set-aside/set-aside-repository.ts';
import { createSetAsideService } from '../features/set-aside/set-aside-service.ts';
import { createSettingsRepository } from '../features/settings/settings-repository.ts';
import { createSettingsService } from '../features/settings/settings-service.ts';
import type { OcrLine } from '../features/ocr/ocr-ports.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { withStoreFailures } from '../store/store-failure.ts';
import type { ThumbnailFolder } from '../vault/thumbnail-folder.ts';
import type { TempFiles } from '../vault/temp-files.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import { localToday } from './local-today.ts';
import { createClocks } from './create-clocks.ts';
import { createInteractions } from './create-interactions.ts';
import { createBackups, type ReplaceData } from './copies/create-backups.ts';
import type { CallCount } from './call-count.ts';
import { createContactLog } from './create-contact-log.ts';
import { createDiagnostics } from './diagnostics/create-diagnostics.ts';
import type { DatabaseCopies } from './copies/database-copies.ts';
import { createDeletion } from './create-deletion.ts';
import { createOcr } from './create-ocr.ts';
import { createFolderBackups } from './copies/create-folder-backups.ts';
import { createExampleOpener } from './open-example.ts';
import { createPrinted } from './create-printed.ts';
import { createSubmissions } from './create-submissions.ts';
import type { PdfWorkers } from './pdf-workers.ts';
import { nameUser, type Undo } from './create-undo.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly vault: Vault;
  readonly temp: TempFiles;
  readonly thumbnails: ThumbnailFolder;
  readonly jobs: JobRunner;
  readonly pdf: PdfWorkers;
  readonly ocrLine: OcrLine;
  readonly register: KitRegister;
  readonly undo: Undo;
  readonly catalogue: Catalogue;
  readonly emit: Emit;
  readonly replaceData: ReplaceData;
  readonly copies: DatabaseCopies;
  readonly calls: CallCount;
};

/** Puts the features together. The order is that of their needs; no feature knows another's tables. */
export function createServices(parts: Parts) {
  const { options, db, vault, jobs, pdf, catalogue, emit } = parts;
  const { now, newId } = options;
  const inTransaction = <Value>(fn: () => Value): Value =>
    withStoreFailures(db.name, () => db.transaction(fn).immediate());
  const records = createRecords(parts, inTransaction);
  const { evidence, reviews } = records;
  const sent = createSubmissions({ ...parts, ...records, findKitFolder: (jobId) => kits.packets.findKitFolder(jobId) });
  const settings = createSettingsService({ repository: createSettingsRepository(db), inTransaction, emit });
  const timed = createClocks({ ...parts, ...records, settings });
  const pageTexts = createPageTextsService({ repository: createPageTextsRepository(db), inTransaction, emit });
  const caseFiles = createCaseFileService({
    ...{ ...records, ...sent, ...timed, pageTexts, catalogue },
    today: () => localToday(now()),
  });
  const takeIn = createTakeIn({ vault, inspect: pdf.inspect, evidence, maxFileMb: () => settings.get().maxFileMb });
  const imports = createEvidenceImport({ evidence, takeIn, jobs, catalogue, newId, hasCase: records.hasCase });
  const importFolder = createFolderImport(parts, { ...records, ...sent, ...timed }, inTransaction);
  const kits = createKits(parts, { caseFiles, pageTexts, settings });
  const folders = createFolderBackups(parts);
  return {
    ...records,
    pageTexts,
    ...createOcr(parts, { ...records, pageTexts, settings }),
    addedFonts: createAddedFonts({ dir: join(parts.options.dataDir, 'fonts'), checkFont: parts.pdf.checkFont }),
    caseFiles,
    imports,
    ...createPrinted(parts, { evidence, imports, reviews }),
    thumbnails: createThumbnailsService({ evidence, folder: parts.thumbnails }),
    replacement: createEvidenceReplacement({ evidence, takeIn, jobs }),
    ...kits,
    ...sent,
    ...createContactLog({
      ...{ ...parts, ...records, takeIn, loadCaseFile: caseFiles.load, findPacketFile: kits.packets.findPacketFile },
      maxFileMb: () => settings.get().maxFileMb,
    }),
    ...timed,
    backups: createBackups(parts),
    deletion: createDeletion(parts, inTransaction, folders.folderBackups.listMoments),
    ...folders,
    ...createFolders(parts, { ...records, ...sent, ...timed, caseFiles, importFolder }),
    vaultCheck: createVaultCheck(parts),
    diagnostics: createDiagnostics({ ...parts, settings }),
    search: createSearchService(createSearchRepository(db)),
    settings,
  };
}

export type Services = ReturnType<typeof createServices>;

type FolderNeeds = Pick<ReturnType<typeof createRecords>, 'cases' | 'history' | 'plans' | 'evidence'> &
  Pick<ReturnType<typeof createSubmissions>, 'submissions'> &
  Pick<ReturnType<typeof createClocks>, 'stores'> &
  Pick<KitNeeds, 'caseFiles'> & { readonly importFolder: ReturnType<typeof createFolderImport> };

/** Cases that come from outside as folders or archives, and that leave as such. */
function createFolders(parts: Parts, needs: FolderNeeds) {
  const { cases, caseFiles, importFolder } = needs;
  const { options, vault, jobs, pdf, catalogue } = parts;
  return {
    importFolder,
    openExample: createExampleOpener({
      resourcesDir: options.resourcesDir,
      ...{ catalogue, inspect: pdf.inspect, findExample: cases.findExample },
      importFolder: (read) => importFolder(read, { isExample: true }),
    }),
    archives: createArchivesService({
      ...{ vault, catalogue, jobs, newId: options.newId, inspect: pdf.inspect, loadCaseFile: caseFiles.load },
      ...{ ...options.dialogs, showInFolder: options.desktop.showInFolder },
      loadKeeping: (caseId) => loadKeeping(needs, caseId),
      importFolder: (read) => importFolder(read, { isExample: false }),
      today: () => localToday(options.now()),
      ...{ temp: parts.temp, emit: parts.emit },
    }),
  };
}

type KitNeeds = {
  readonly caseFiles: ReturnType<typeof createCaseFileService>;
  readonly pageTexts: ReturnType<typeof createPageTextsService>;
  readonly settings: ReturnType<typeof createSettingsService>;
};

/** Packets and kits: looking at them, planning them, writing them. */
function createKits(parts: Parts, { caseFiles, pageTexts, settings }: KitNeeds) {
  const { options, vault, jobs, pdf, catalogue } = parts;
  const { newId } = options;
  const drawnPages = createDrawnPages({
    temp: parts.temp,
    writePageImages: pdf.writePageImages,
  });
  return {
    packets: createPacketsService({
      ...{ vault, catalogue, jobs, newId, register: parts.register },
      ...{ writePacket: pdf.writePacket, writePageImages: pdf.writePageImages, findDrawnPage: drawnPages.find },
      getChannelOverrides: () => settings.get().channelRules,
      ...{ chooseFolder: options.dialogs.chooseFolder, ...options.desktop },
      application: `Reinstate ${options.version}`,
      loadCaseFile: caseFiles.load,
      listTexts: pageTexts.list,
    }),
    kitPlanning: createKitPlanning({
      ...{ loadCaseFile: caseFiles.load, catalogue, listTexts: pageTexts.list },
      getChannelOverrides: () => settings.get().channelRules,
      listMissing: drawnPages.listMissing,
    }),
    drawnPages,
    livePages: createLivePages({
      loadCaseFile: caseFiles.load,
      getChannelOverrides: () => settings.get().channelRules,
      ...{ catalogue, listTexts: pageTexts.list, layOutPlan: pdf.layOutPlan, drawPiece: pdf.drawPiece },
      temp: parts.temp,
    }),
  };
}

type InTransaction = <Value>(fn: () => Value) => Value;

/** The services that keep the case itself. */
function createRecords({ options, db, catalogue, emit, undo }: Parts, inTransaction: InTransaction) {
  const { undoStack, audit } = undo;
  const { now, newId } = options;
  const casesRepository = createCasesRepository(db);
  const change = createCaseChanger({
    history: undoStack,
    touchCase: (caseId) => casesRepository.touch(caseId, now().toISOString()),
    emit,
  });
  const hasCase = (caseId: CaseId): boolean => casesRepository.find(caseId) !== undefined;
  const accounts = createAccountsService({
    ...{ catalogue, newId, emit, listCaseIds: casesRepository.listIdsOfAccount },
    repository: createAccountsRepository(db),
  });
  const cases = createCasesService({
    ...{ repository: casesRepository, accounts, catalogue, inTransaction, change, emit, newId, now },
    summaries: createCaseSummariesRepository(db),
  });
  const getLetterText = (caseId: CaseId): string | null =>
    casesRepository.find(caseId)?.packetOptions.letterText ?? null;
  const plans = createPlansService({
    ...{ repository: createPlansRepository(db), hasCase, change, newId, now },
    letter: {
      get: getLetterText,
      set: (caseId, letterText) => {
        const current = casesRepository.find(caseId);
        if (!current) return;
        casesRepository.update({ ...current, packetOptions: { ...current.packetOptions, letterText } });
      },
    },
  });
  const highlightsRepository = createHighlightsRepository(db);
  const evidence = createEvidenceService({
    ...{ catalogue, hasCase, change, now, getPlan: plans.get },
    getLetterText,
    listHighlightedPages: (caseId, id) => highlightsRepository.list(caseId, id).map(({ pageNumber }) => pageNumber),
    repository: createEvidenceRepository(db),
    versions: createEvidenceVersionsRepository(db),
    vaultFiles: createVaultFilesRepository(db),
    followList: (caseId) => {
      const current = casesRepository.find(caseId);
      if (current) casesRepository.update({ ...current, exhibitOrder: 'listed' });
    },
  });
  const highlights = createHighlightsService({
    ...{ change, newId, now, findEvidence: evidence.find },
    repository: highlightsRepository,
  });
  const hasEvidence = (caseId: CaseId, id: EvidenceId): boolean => evidence.find(caseId, id) !== undefined;
  const forLog = { catalogue, hasCase, hasEvidence, change, newId, now, cases: casesRepository };
  const interactions = createInteractions(db, forLog);
  const drafts = createDraftsService({ repository: createDraftsRepository(db), hasCase, change, now });
  const setAside = createSetAsideService({ repository: createSetAsideRepository(db), hasCase, change, now });
  const reviews = createReviewsService({ repository: createReviewsRepository(db), hasCase, change, newId });
  const history = createHistoryService({ history: undoStack, audit, emit });
  return {
    ...{ hasCase, accounts, cases, plans, evidence, highlights, interactions },
    ...{ drafts, setAside, reviews, history, change },
  };
}

function createVaultCheck({ db, vault, jobs }: Parts) {
  const { listHashes, listUses } = createVaultFilesRepository(db);
  return createVaultCheckService({ vault, jobs, listHashes, listUses });
}

type Records = ReturnType<typeof createRecords>;

/** In the audit list of a case that came with lines of its own, behind them. */
const IMPORTED = 'Open an archive (the lines before came with it)';

function createFolderImport(
  { options, vault, emit, undo }: Parts,
  records: Records & ReturnType<typeof createSubmissions> & ReturnType<typeof createClocks>,
  inTransaction: InTransaction,
) {
  const store = {
    inTransaction,
    insertCase: records.cases.insert,
    insertPlan: records.plans.insert,
    insertPlanVersion: records.plans.insertVersion,
    insertPlanNotes: records.plans.insertNotes,
    insertEvidence: records.evidence.insert,
    insertFormerEvidence: records.evidence.insertFormerId,
    insertHighlight: records.highlights.insert,
    insertVersion: records.evidence.insertVersion,
    insertInteraction: records.interactions.insert,
    insertInteractionVersion: records.interactions.insertVersion,
    insertDraft: records.drafts.insert,
    insertSetAside: records.setAside.insert,
    insertReview: records.reviews.insert,
    insertSubmission: records.submissions.insertRecord,
    insertReply: records.replies.insertReading,
    insertWatchTask: records.watch.insert,
    insertTouchedAccount: records.insertTouchedAccount,
    insertAccountLink: records.insertAccountLink,
    insertChange: undo.audit.add,
    noteImport: (caseId: CaseId): void =>
      undo.audit.add(caseId, { at: options.now().toISOString(), who: nameUser(), action: 'change', name: IMPORTED }),
    announce: (imported: Case): void => {
      emit('accounts.changed', {});
      emit('cases.changed', { caseId: imported.id });
    },
  };
  return (read: ReadCaseFolder, { isExample }: { readonly isExample: boolean }): Promise<Result<Case>> =>
    importCaseFolder(read, { vault, store, isExample });
}
