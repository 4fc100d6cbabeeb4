import { join } from 'node:path';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Job } from '../../shared/domain/job.ts';
import type { EvidenceService } from '../features/evidence/evidence-service.ts';
import type { PageTextsService } from '../features/evidence/page-texts-service.ts';
import { createOcrLanguages } from '../features/ocr/ocr-languages.ts';
import type { OcrLine } from '../features/ocr/ocr-ports.ts';
import { createOcrService, type OcrService } from '../features/ocr/ocr-service.ts';
import type { SettingsService } from '../features/settings/settings-service.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import type { EventBus } from './event-bus.ts';
import { describeThrown } from './diagnostics/describe-thrown.ts';
import type { Log } from './diagnostics/log.ts';

type Parts = {
  readonly options: Pick<AppOptions, 'dataDir' | 'resourcesDir'>;
  readonly vault: Vault;
  readonly jobs: JobRunner;
  readonly ocrLine: OcrLine;
};

type Needs = {
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly evidence: EvidenceService;
  readonly pageTexts: PageTextsService;
  readonly settings: SettingsService;
};

/** The parts that recognise text. Languages of the user lie in `ocr/` of the data folder. */
export function createOcr({ options, vault, jobs, ocrLine }: Parts, { hasCase, evidence, pageTexts, settings }: Needs) {
  const ocrLanguages = createOcrLanguages({
    bundledDir: join(options.resourcesDir, 'ocr'),
    dir: join(options.dataDir, 'ocr'),
    checkLanguage: ocrLine.checkLanguage,
  });
  const ocr = createOcrService({
    ...{ line: ocrLine, languages: ocrLanguages, jobs, hasCase, pageTexts },
    locate: vault.locate,
    listEvidence: evidence.list,
    getSettings: settings.get,
  });
  return { ocr, ocrLanguages };
}

/**
 * Recognises what was imported, once the import is done and when the user has asked for that.
 * @returns ends it
 */
export function recogniseImports(ocr: OcrService, events: EventBus, log: Log): () => void {
  return events.subscribe((event, payload) => {
    if (event !== 'jobs.changed') return;
    const { caseId, result } = payload as Job;
    const added = result?.kind === 'evidence-import' ? result.added : [];
    if (caseId === null || added.length === 0) return;
    ocr.startAfterImport(caseId, added).catch((thrown: unknown) => {
      log.error('recognising imported text failed', { stack: describeThrown(thrown) });
    });
  });
}
