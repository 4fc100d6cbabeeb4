import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import type { CasesService } from '../features/cases/cases-service.ts';
import { createVaultFilesRepository } from '../features/evidence/vault-files-repository.ts';
import type { ChangeCase } from '../features/history/case-changer.ts';
import type { InteractionsService } from '../features/interactions/interactions-service.ts';
import type { PlansService } from '../features/plans/plans-service.ts';
import { createRepliesRepository } from '../features/submissions/replies-repository.ts';
import { createRepliesService } from '../features/submissions/replies-service.ts';
import { createSubmissionsRepository } from '../features/submissions/submissions-repository.ts';
import { createSubmissionsService } from '../features/submissions/submissions-service.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import { describeThrown } from './diagnostics/describe-thrown.ts';
import type { PdfWorkers } from './pdf-workers.ts';
import { createTextReader } from './text-reader.ts';
import type { AppOptions } from './app-options.ts';
import { SENT_DIR } from './protection/remove-readable-copies.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly vault: Vault;
  readonly pdf: PdfWorkers;
  readonly catalogue: Catalogue;
  readonly change: ChangeCase;
  readonly cases: CasesService;
  readonly plans: PlansService;
  readonly interactions: InteractionsService;
  /** The folder of a kit that an export of this run wrote. */
  readonly findKitFolder: (jobId: JobId) => string | undefined;
};

/** What was sent, and the answers to it. */
export function createSubmissions(parts: Parts) {
  const { options, db, vault, pdf, catalogue, change, cases, plans, interactions } = parts;
  const { now, newId } = options;
  const setStatus: Parameters<typeof createSubmissionsService>[0]['setStatus'] = (caseId, status) =>
    cases.patch(caseId, { status });
  const submissions = createSubmissionsService({
    ...{ catalogue, vault, change, newId, now, setStatus },
    repository: createSubmissionsRepository(db),
    findCase: cases.find,
    insertRevision: plans.insertRevision,
    insertInteraction: interactions.insert,
    keepFile: createVaultFilesRepository(db).keep,
    findKitFolder: parts.findKitFolder,
    chooseFolder: options.dialogs.chooseFolder,
    openPath: options.desktop.openPath,
    tempDir: join(options.dataDir, 'tmp', SENT_DIR),
  });
  const replies = createRepliesService({
    ...{ catalogue, change, setStatus },
    repository: createRepliesRepository(db),
    hasCase: (caseId) => cases.find(caseId) !== undefined,
    listSubmissions: submissions.list,
    setDeadline: (caseId, deadlineOn) => cases.patch(caseId, { deadlineOn }),
    insertInteraction: interactions.insert,
  });
  const replyFiles = {
    readMail: (path: string) => pdf.readPrinted({ kind: 'read-mail', path }),
    readPdfText: (path: string) => readPdfText(options, path),
  };
  return { submissions, replies, replyFiles };
}

/** In a thread of its own that ends with the one file: answers come as PDF now and then. */
async function readPdfText({ workers, resourcesDir, log }: AppOptions, path: string): Promise<Result<string>> {
  const reader = createTextReader({
    workerFile: workers.readText,
    fontsDir: join(resourcesDir, 'fonts'),
    onError: (thrown, errorId) => log.error('reading text failed', { errorId, stack: describeThrown(thrown) }),
  });
  try {
    const pages = await reader.read({ path }, 'application/pdf', new AbortController().signal);
    return pages.ok ? ok(pages.value.map(({ text }) => text).join('\n')) : pages;
  } finally {
    await reader.close();
  }
}
