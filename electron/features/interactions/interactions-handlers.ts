import type { Handlers } from '../../../shared/contracts/index.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { MailImport } from './mail-import.ts';
import type { InteractionsService } from './interactions-service.ts';

type InteractionCalls =
  | 'interactions.list'
  | 'interactions.get'
  | 'interactions.find'
  | 'interactions.add'
  | 'interactions.addAll'
  | 'interactions.update'
  | 'interactions.remove'
  | 'interactions.listRemoved'
  | 'interactions.restore'
  | 'interactions.listVersions'
  | 'interactions.readMails'
  | 'interactions.chooseMails'
  | 'interactions.addMails';

/** Answers the calls `interactions.*`. */
export function createInteractionsHandlers({
  interactions,
  mailImport,
  chooseFiles,
}: {
  readonly interactions: InteractionsService;
  readonly mailImport: MailImport;
  /** The system's dialog; null when the user closed it. */
  readonly chooseFiles: () => Promise<readonly string[] | null>;
}): Pick<Handlers, InteractionCalls> {
  const readMails = async (caseId: CaseId, paths: readonly string[]) => {
    const read = await mailImport.read(caseId, paths);
    if (!read.ok) return read;
    return ok({ ...read.value, mails: [...read.value.mails], refused: [...read.value.refused] });
  };
  return {
    'interactions.list': ({ caseId }) => ok([...interactions.list(caseId)]),
    'interactions.get': ({ caseId, interactionId }) => interactions.get(caseId, interactionId),
    'interactions.find': ({ caseId, query }) => ok([...interactions.find(caseId, query)]),
    'interactions.add': ({ caseId, interaction }) => interactions.add(caseId, interaction),
    'interactions.addAll': ({ caseId, interactions: entries }) => interactions.addAll(caseId, entries),
    'interactions.update': ({ caseId, interactionId, patch }) =>
      interactions.update(caseId, interactionId, definedOnly(patch)),
    'interactions.remove': ({ caseId, interactionId }) => interactions.remove(caseId, interactionId),
    'interactions.listRemoved': ({ caseId }) => ok([...interactions.listRemoved(caseId)]),
    'interactions.restore': ({ caseId, interactionId }) => interactions.restore(caseId, interactionId),
    'interactions.listVersions': ({ caseId, interactionId }) => {
      const versions = interactions.listVersions(caseId, interactionId);
      return versions.ok ? ok([...versions.value]) : versions;
    },
    'interactions.readMails': ({ caseId }, paths) => readMails(caseId, paths),
    'interactions.chooseMails': async ({ caseId }) => {
      const paths = await chooseFiles();
      return paths === null ? ok(null) : readMails(caseId, paths);
    },
    'interactions.addMails': async ({ caseId, batchId, mails, keepFiles }) => {
      const added = await mailImport.add(caseId, batchId, mails, keepFiles);
      return added.ok ? ok({ added: [...added.value.added], refused: [...added.value.refused] }) : added;
    },
  };
}
