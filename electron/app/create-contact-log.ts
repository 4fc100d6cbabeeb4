import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { AccountDetails } from '../../shared/domain/account.ts';
import type { CasesService } from '../features/cases/cases-service.ts';
import { createDraftMail } from '../features/drafts/draft-mail.ts';
import type { DraftsService } from '../features/drafts/drafts-service.ts';
import type { EvidenceService } from '../features/evidence/evidence-service.ts';
import type { TakeIn } from '../features/evidence/take-in.ts';
import type { ChangeCase } from '../features/history/case-changer.ts';
import type { InteractionsService } from '../features/interactions/interactions-service.ts';
import { createMailImport } from '../features/interactions/mail-import.ts';
import { createTimelinesService } from '../features/timelines/timelines-service.ts';
import type { TempFiles } from '../vault/temp-files.ts';
import type { AppOptions } from './app-options.ts';
import { localToday } from './local-today.ts';
import type { PdfWorkers } from './pdf-workers.ts';

type Needs = {
  readonly options: AppOptions;
  readonly pdf: PdfWorkers;
  readonly temp: TempFiles;
  readonly catalogue: Catalogue;
  readonly interactions: InteractionsService;
  readonly drafts: DraftsService;
  readonly evidence: EvidenceService;
  readonly change: ChangeCase;
  readonly takeIn: TakeIn;
  readonly loadCaseFile: (caseId: CaseId) => Result<CaseFile>;
  readonly cases: Pick<CasesService, 'get'>;
  readonly findPacketFile: (jobId: JobId) => string | undefined;
  readonly maxFileMb: () => number;
};

/** What comes into the log from e-mails, and what leaves it: timelines, and drafts as e-mail files. */
export function createContactLog(needs: Needs) {
  const { options, pdf, catalogue, interactions, drafts, evidence, change, takeIn, cases } = needs;
  const { now, newId, dialogs } = options;
  const findAccount = (caseId: CaseId): AccountDetails | undefined => {
    const found = cases.get(caseId);
    return found.ok ? found.value.account : undefined;
  };
  return {
    mailImport: createMailImport({
      ...{ interactions, evidence, takeIn, change, newId, now, maxFileMb: needs.maxFileMb },
      findOwnAddress: (caseId) => findAccount(caseId)?.email,
      readMail: (path) => pdf.readPrinted({ kind: 'read-mail', path }),
      extract: (path, indexes, target) => pdf.readPrinted({ kind: 'extract-attachments', path, indexes, target }),
      temp: needs.temp,
    }),
    timelines: createTimelinesService({
      ...{ interactions, evidence, takeIn, change, catalogue, newId, loadCaseFile: needs.loadCaseFile },
      writeTimeline: pdf.writeTimeline,
      chooseFolder: dialogs.chooseFolder,
      temp: needs.temp,
      today: () => localToday(now()),
    }),
    draftMail: createDraftMail({
      ...{ drafts, interactions, findAccount, newId, now, chooseFolder: dialogs.chooseFolder },
      findPacketFile: needs.findPacketFile,
    }),
  };
}
