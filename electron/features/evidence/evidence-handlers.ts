import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import { notFound } from '../not-found.ts';
import { countDropped } from './dropped-files.ts';
import type { EvidenceImport } from './evidence-import.ts';
import type { EvidenceReplacement } from './evidence-replacement.ts';
import type { EvidenceService } from './evidence-service.ts';
import type { PageTextsService } from './page-texts-service.ts';

type EvidenceCalls =
  | 'evidence.list'
  | 'evidence.startImport'
  | 'evidence.chooseFiles'
  | 'evidence.update'
  | 'evidence.reorder'
  | 'evidence.remove'
  | 'evidence.listRemoved'
  | 'evidence.restore'
  | 'evidence.listOtherUses'
  | 'evidence.startReplace'
  | 'evidence.chooseReplacement'
  | 'evidence.listVersions'
  | 'evidence.restoreVersion'
  | 'evidence.countDropped'
  | 'evidence.readText';

/** Answers the calls `evidence.*`. */
export function createEvidenceHandlers(options: {
  readonly evidence: EvidenceService;
  readonly imports: EvidenceImport;
  readonly replacement: EvidenceReplacement;
  readonly pageTexts: PageTextsService;
  /** The system's dialog; null when the user closed it. */
  readonly chooseFiles: (howMany: 'one' | 'many') => Promise<readonly string[] | null>;
}): Pick<Handlers, EvidenceCalls> {
  const { evidence, imports, replacement, pageTexts, chooseFiles } = options;
  return {
    'evidence.list': ({ caseId }) => ok([...evidence.list(caseId)]),
    'evidence.startImport': ({ caseId, type }, paths) => imports.start(caseId, paths, type),
    'evidence.chooseFiles': async ({ caseId, type }) => {
      const paths = await chooseFiles('many');
      return paths === null ? ok(null) : imports.start(caseId, paths, type);
    },
    'evidence.update': ({ caseId, evidenceId, patch }) => evidence.update(caseId, evidenceId, definedOnly(patch)),
    'evidence.reorder': ({ caseId, evidenceIds }) => evidence.reorder(caseId, evidenceIds),
    'evidence.remove': ({ caseId, evidenceId }) => evidence.remove(caseId, evidenceId),
    'evidence.listRemoved': ({ caseId }) => ok([...evidence.listRemoved(caseId)]),
    'evidence.listOtherUses': ({ caseId, evidenceId }) => {
      const found = evidence.find(caseId, evidenceId);
      return found ? ok([...evidence.listOtherUses(caseId, found.file.sha256)]) : notFound('evidence', evidenceId);
    },
    'evidence.readText': ({ caseId, evidenceId }) => {
      const found = evidence.findShown(caseId, evidenceId);
      return found ? ok([...pageTexts.list(found.file.sha256)]) : notFound('evidence', evidenceId);
    },
    'evidence.countDropped': async (_, paths) => ok(await countDropped(paths)),
    'evidence.startReplace': ({ caseId, evidenceId }, paths) => replacement.start(caseId, evidenceId, paths),
    'evidence.chooseReplacement': async ({ caseId, evidenceId }) => {
      const paths = await chooseFiles('one');
      return paths === null ? ok(null) : replacement.start(caseId, evidenceId, paths);
    },
    'evidence.listVersions': ({ caseId, evidenceId }) => ok([...evidence.listVersions(caseId, evidenceId)]),
    'evidence.restoreVersion': ({ caseId, evidenceId, replacedAt }) =>
      evidence.restoreVersion(caseId, evidenceId, replacedAt),
    'evidence.restore': ({ caseId, evidenceId }) => evidence.restore(caseId, evidenceId),
  };
}
