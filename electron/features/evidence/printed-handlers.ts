import type { Handlers } from '../../../shared/contracts/index.ts';
import type { PrintedService } from './printed-service.ts';

type PrintedCalls =
  | 'evidence.readMail'
  | 'evidence.readTable'
  | 'evidence.readPlainText'
  | 'evidence.readSalesReport'
  | 'evidence.listAttachments'
  | 'evidence.addAttachments';

/** Answers the calls about what is in e-mails, texts and tables. */
export function createPrintedHandlers(printed: PrintedService): Pick<Handlers, PrintedCalls> {
  return {
    'evidence.readMail': ({ caseId, evidenceId }) => printed.readMail(caseId, evidenceId),
    'evidence.readTable': ({ caseId, evidenceId, fromRow, count }) =>
      printed.readTable(caseId, evidenceId, fromRow, count),
    'evidence.readPlainText': ({ caseId, evidenceId, fromLine, count }) =>
      printed.readPlainText(caseId, evidenceId, fromLine, count),
    'evidence.readSalesReport': ({ caseId, source, days }) => printed.readSalesReport(caseId, source, days),
    'evidence.listAttachments': ({ caseId, evidenceId }) => printed.listAttachments(caseId, evidenceId),
    'evidence.addAttachments': ({ caseId, evidenceId, indexes }) => printed.addAttachments(caseId, evidenceId, indexes),
  };
}
