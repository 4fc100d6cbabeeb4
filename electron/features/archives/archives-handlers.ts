import type { Handlers } from '../../../shared/contracts/index.ts';
import { say } from '../../../shared/domain/said.ts';
import { invalidInput } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { ArchivesService } from './archives-service.ts';

type ArchivesCalls =
  | 'archives.startSave'
  | 'archives.choose'
  | 'archives.offer'
  | 'archives.listOffered'
  | 'archives.forget'
  | 'archives.preview'
  | 'archives.startOpen'
  | 'archives.showInFolder';

/** Answers the calls `archives.*`. */
export function createArchivesHandlers(archives: ArchivesService): Pick<Handlers, ArchivesCalls> {
  return {
    'archives.startSave': ({ caseId, passphrase }) => archives.startSave(caseId, passphrase),
    'archives.choose': () => archives.choose(),
    'archives.offer': (_input, [path]) => {
      if (path !== undefined) return archives.offer(path);
      return fail(invalidInput('files', say`no files were given`));
    },
    'archives.listOffered': () => ok([...archives.listOffered()]),
    'archives.forget': ({ archiveId }) => {
      archives.forget(archiveId);
      return ok(null);
    },
    'archives.preview': ({ archiveId, passphrase }) => archives.preview(archiveId, passphrase),
    'archives.startOpen': ({ archiveId }) => archives.startOpen(archiveId),
    'archives.showInFolder': ({ jobId }) => archives.showInFolder(jobId),
  };
}
