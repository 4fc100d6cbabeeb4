import type { Handlers } from '../../../shared/contracts/index.ts';
import type { ArchivesService } from './archives-service.ts';

type ArchivesCalls = 'archives.startSave' | 'archives.startOpen' | 'archives.showInFolder';

/** Answers the calls `archives.*`. */
export function createArchivesHandlers(archives: ArchivesService): Pick<Handlers, ArchivesCalls> {
  return {
    'archives.startSave': ({ caseId }) => archives.startSave(caseId),
    'archives.startOpen': () => archives.startOpen(),
    'archives.showInFolder': ({ jobId }) => archives.showInFolder(jobId),
  };
}
