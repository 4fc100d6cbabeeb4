import type { AppHandlers } from '../../shared/contracts/index.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { createAccountsHandlers } from '../features/accounts/accounts-handlers.ts';
import { createArchivesHandlers } from '../features/archives/archives-handlers.ts';
import { createBackupsHandlers } from '../features/backups/backups-handlers.ts';
import { createCasesHandlers } from '../features/cases/cases-handlers.ts';
import { createDeletionHandlers } from '../features/deletion/deletion-handlers.ts';
import { createDraftsHandlers } from '../features/drafts/drafts-handlers.ts';
import { createClocksHandlers } from '../features/clocks/clocks-handlers.ts';
import { createDiagnosticsHandlers } from '../features/diagnostics/diagnostics-handlers.ts';
import { createEvidenceHandlers } from '../features/evidence/evidence-handlers.ts';
import { createFolderBackupsHandlers } from '../features/folder-backups/folder-backups-handlers.ts';
import { createFontsHandlers } from '../features/fonts/fonts-handlers.ts';
import { createHighlightsHandlers } from '../features/highlights/highlights-handlers.ts';
import { createPrintedHandlers } from '../features/evidence/printed-handlers.ts';
import { createTimelinesHandlers } from '../features/timelines/timelines-handlers.ts';
import { createThumbnailsHandlers } from '../features/evidence/thumbnails-handlers.ts';
import { createHistoryHandlers } from '../features/history/history-handlers.ts';
import { createInteractionsHandlers } from '../features/interactions/interactions-handlers.ts';
import { createJobsHandlers } from '../features/jobs/jobs-handlers.ts';
import { createNoticesHandlers } from '../features/notices/notices-handlers.ts';
import { createOcrHandlers } from '../features/ocr/ocr-handlers.ts';
import { createChannelsHandlers } from '../features/packets/channels-handlers.ts';
import { createPacketsHandlers } from '../features/packets/packets-handlers.ts';
import { createPlansHandlers } from '../features/plans/plans-handlers.ts';
import { createReviewsHandlers } from '../features/reviews/reviews-handlers.ts';
import { createSearchHandlers } from '../features/search/search-handlers.ts';
import { createSetAsideHandlers } from '../features/set-aside/set-aside-handlers.ts';
import { createSettingsHandlers } from '../features/settings/settings-handlers.ts';
import { createStoresHandlers } from '../features/stores/stores-handlers.ts';
import { createSubmissionsHandlers } from '../features/submissions/submissions-handlers.ts';
import { createVaultHandlers } from '../features/vault/vault-handlers.ts';
import { createWatchHandlers } from '../features/watch/watch-handlers.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { AppOptions } from './app-options.ts';
import { describeStart } from './diagnostics/create-diagnostics.ts';
import type { Services } from './create-services.ts';
import type { NoticeReader } from './create-notice-reader.ts';
import { describeAbout, readNotices } from './diagnostics/describe-about.ts';
import { describeSystem } from './diagnostics/describe-system.ts';
import { loadCatalogueTexts } from './load-catalogue-texts.ts';
import { readOverridesState, showOverrides } from './own-catalogue.ts';

/** Every call of the contract; one that is missing does not compile. */
export function createHandlers(parts: {
  readonly options: AppOptions;
  readonly services: Services;
  readonly jobs: JobRunner;
  readonly catalogue: Catalogue;
  readonly noticeReader: NoticeReader;
}): AppHandlers {
  const { options, services, jobs, catalogue } = parts;
  return {
    ...createAccountsHandlers(services.accounts),
    ...createArchivesHandlers(services.archives),
    ...createBackupsHandlers(services.backups),
    ...createCasesHandlers(services),
    ...createClocksHandlers(services.clocks, services.saveCalendar),
    ...createChannelsHandlers(services.kitPlanning, services.drawnPages),
    ...createDeletionHandlers(services.deletion),
    ...createDraftsHandlers(services.drafts, services.draftMail),
    ...createDiagnosticsHandlers({
      start: describeStart(options),
      report: services.diagnostics.report,
      chooseFolder: options.dialogs.chooseFolder,
      restart: options.desktop.restart,
      newId: options.newId,
    }),
    ...createEvidenceHandlers({ ...services, chooseFiles: options.dialogs.chooseFiles }),
    ...createFolderBackupsHandlers(services),
    ...createFontsHandlers({ ...services, chooseFiles: () => options.dialogs.chooseFiles('many') }),
    ...createHighlightsHandlers(services.highlights),
    ...createHistoryHandlers(services.history),
    ...createInteractionsHandlers({ ...services, chooseFiles: () => options.dialogs.chooseFiles('many') }),
    ...createJobsHandlers(jobs),
    ...createNoticesHandlers(parts.noticeReader),
    ...createOcrHandlers({ ...services, chooseFiles: () => options.dialogs.chooseFiles('many') }),
    ...createPacketsHandlers(services.packets, services.livePages),
    ...createPlansHandlers(services.plans),
    ...createPrintedHandlers(services.printed),
    ...createReviewsHandlers(services),
    ...createSearchHandlers(services.search),
    ...createSetAsideHandlers(services.setAside),
    ...createSubmissionsHandlers(services),
    ...createTimelinesHandlers(services.timelines),
    ...createStoresHandlers(services.stores),
    ...createThumbnailsHandlers(services.thumbnails),
    ...createVaultHandlers(services.vaultCheck),
    ...createWatchHandlers(services.watch),
    ...createSettingsHandlers({
      settings: services.settings,
      catalogue,
      readCatalogueTexts: (language) => loadCatalogueTexts(options.resourcesDir, language),
      info: () => describeSystem(options),
      about: () => describeAbout(options),
      notices: () => readNotices(options),
      showDataFolder: () => options.desktop.showInFolder(options.dataDir),
      readOverrides: () => readOverridesState(options, catalogue),
      showOverrides: () => showOverrides(options),
    }),
  };
}
