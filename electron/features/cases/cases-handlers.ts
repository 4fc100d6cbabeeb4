import type { Handlers } from '../../../shared/contracts/index.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { CaseFileService } from './case-file-service.ts';
import type { CasesService } from './cases-service.ts';

type CaseCalls =
  | 'cases.list'
  | 'cases.get'
  | 'cases.create'
  | 'cases.openExample'
  | 'cases.update'
  | 'cases.updatePacketOptions'
  | 'cases.updateNotice'
  | 'cases.remove'
  | 'cases.restore'
  | 'cases.listRemoved'
  | 'cases.check';

/** Answers the calls `cases.*`. */
export function createCasesHandlers(options: {
  readonly cases: CasesService;
  readonly caseFiles: CaseFileService;
  readonly openExample: () => Promise<Result<Case>>;
}): Pick<Handlers, CaseCalls> {
  const { cases, caseFiles, openExample } = options;
  return {
    'cases.list': () => ok([...cases.list()]),
    'cases.get': ({ caseId }) => cases.get(caseId),
    'cases.create': (input) => cases.create(input),
    'cases.openExample': () => openExample(),
    'cases.update': ({ caseId, patch }) => cases.update(caseId, definedOnly(patch)),
    'cases.updatePacketOptions': ({ caseId, patch }) => cases.updatePacketOptions(caseId, definedOnly(patch)),
    'cases.updateNotice': ({ caseId, noticeText }) => cases.updateNotice(caseId, noticeText),
    'cases.remove': ({ caseId }) => cases.remove(caseId),
    'cases.listRemoved': () => ok([...cases.listRemoved()]),
    'cases.restore': ({ caseId }) => cases.restore(caseId),
    'cases.check': ({ caseId }) => {
      const findings = caseFiles.check(caseId);
      return findings.ok ? ok([...findings.value]) : findings;
    },
  };
}
