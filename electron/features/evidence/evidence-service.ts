import type { OtherUse } from '../../../shared/contracts/evidence.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import {
  type Evidence,
  type EvidenceFacts,
  type RemovedEvidence,
  type VaultFile,
} from '../../../shared/domain/evidence.ts';
import { citedEvidenceIds } from '../../../shared/domain/exhibits.ts';
import { makeEvidenceId, type CaseId, type EvidenceId } from '../../../shared/domain/ids.ts';
import type { PlanText } from '../../../shared/domain/plan.ts';
import { conflict } from '../../../shared/errors.ts';
import { isOnRemovedList } from '../../../shared/domain/removed-list.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import type { EvidenceRepository } from './evidence-repository.ts';
import { createEvidenceVersions } from './evidence-versions.ts';
import type { EvidenceVersionsRepository } from './evidence-versions-repository.ts';
import { normalizePages } from './normalize-pages.ts';
import { titleFromFileName } from './title-from-file-name.ts';
import type { VaultFilesRepository } from './vault-files-repository.ts';
import { say, type Said } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: EvidenceRepository;
  readonly versions: EvidenceVersionsRepository;
  readonly vaultFiles: VaultFilesRepository;
  readonly catalogue: Catalogue;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly getPlan: (caseId: CaseId) => PlanText;
  /** Pages of a piece of evidence with highlights, one for each highlight. */
  readonly listHighlightedPages: (caseId: CaseId, id: EvidenceId) => readonly number[];
  /** The user's own letter, or null; it may cite too. */
  readonly getLetterText: (caseId: CaseId) => string | null;
  /** Makes exhibits follow the list; called inside the change. */
  readonly followList: (caseId: CaseId) => void;
  readonly change: ChangeCase;
  readonly now: () => Date;
};

/** What the import knows of a file that is safe in the vault. */
export type NewEvidence = {
  readonly fileName: string;
  readonly file: VaultFile;
  readonly mergeKey: string;
  /** A document type of the catalogue, when the user has said it already. */
  readonly type?: string | undefined;
};
export type AddedEvidence = { readonly evidence: Evidence; readonly isDuplicate: boolean };

const NO_FACTS: Omit<EvidenceFacts, 'title'> = {
  type: 'other_document',
  issuer: '',
  holder: '',
  documentDate: null,
  expiresOn: null,
  documentNumber: '',
  quantities: {},
  note: '',
  include: true,
  pages: null,
};

/** The evidence of a case: facts, order, and which vault file each piece is. */
export function createEvidenceService(options: Options) {
  const { repository, vaultFiles, now } = options;
  return {
    /** In list order. */
    list: (caseId: CaseId): readonly Evidence[] => repository.list(caseId),
    find: (caseId: CaseId, id: EvidenceId): Evidence | undefined => repository.find(caseId, id),
    /** Removed evidence too: its pages may still be on the screen, and its file is in the vault. */
    findShown: (caseId: CaseId, id: EvidenceId): Evidence | undefined =>
      repository.find(caseId, id) ?? repository.listRemoved(caseId).find((item) => item.id === id),
    /** Evidence of other cases with the same file. */
    listOtherUses: (caseId: CaseId, sha256: string): readonly OtherUse[] => repository.listOtherUses(caseId, sha256),
    /** What can still be brought back, latest removal first. */
    listRemoved: (caseId: CaseId): readonly RemovedEvidence[] => listRemoved(options, caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert: (evidence: Omit<Evidence, 'addedAt'>, addedAt = now().toISOString()): void => {
      vaultFiles.save(evidence.file);
      repository.insert({ ...evidence, addedAt });
    },
    /** Ids that evidence of the case had and no other may get: of what was removed or deleted. */
    listFormerIds: (caseId: CaseId): readonly EvidenceId[] => {
      const removed = repository.listRemoved(caseId).map(({ id }) => id);
      return [...removed, ...repository.listDeletedIds(caseId).map((id) => id as EvidenceId)].sort();
    },
    /** Inside the caller's transaction: such an id. */
    insertFormerId: repository.insertDeletedId,
    ...createChanges(options),
    ...createEvidenceVersions(options),
  };
}

export type EvidenceService = ReturnType<typeof createEvidenceService>;

function createChanges(options: Options) {
  const { repository, catalogue, hasCase, followList, change, now } = options;
  const events = ['evidence.changed'] as const;
  return {
    add: (caseId: CaseId, added: NewEvidence): Result<AddedEvidence> => addEvidence(options, caseId, added),
    update: (caseId: CaseId, id: EvidenceId, patch: Partial<EvidenceFacts>): Result<Evidence> => {
      const current = repository.find(caseId, id);
      if (!current) return notFound('evidence', id);
      const known = requireKnown('patch.type', 'document type', [patch.type], catalogue.documentTypes);
      if (!known.ok) return known;
      const pages = normalizePages(patch.pages ?? null, current.file.pageCount);
      if (!pages.ok) return pages;
      const facts = 'pages' in patch ? { ...patch, pages: pages.value } : patch;
      if (changesNothing(current, facts)) return ok(current);
      const changed: Evidence = { ...current, ...facts };
      const mergeKey = `evidence:${id}:${Object.keys(facts).sort().join()}`;
      change({ caseId, name: nameOfEdit(facts), mergeKey, events }, () => repository.update(changed));
      return ok(changed);
    },
    reorder: (caseId: CaseId, ids: readonly EvidenceId[]): Result<null> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const current = new Set<string>(repository.list(caseId).map((item) => item.id));
      const isComplete = ids.length === current.size && ids.every((id) => current.delete(id));
      if (!isComplete) {
        return fail(conflict('evidence order', say`The list has changed since it was read.`));
      }
      change({ caseId, name: say`Reorder evidence`, events }, () => {
        repository.setOrder(caseId, ids);
        followList(caseId);
      });
      return ok(null);
    },
    remove: (caseId: CaseId, id: EvidenceId): Result<null> => {
      const list = repository.list(caseId);
      if (!list.some((item) => item.id === id)) return notFound('evidence', id);
      change({ caseId, name: say`Remove evidence`, events }, () => {
        repository.remove(caseId, id, now().toISOString());
        repository.setOrder(
          caseId,
          list.map((item) => item.id).filter((other) => other !== id),
        );
      });
      return ok(null);
    },
    restore: (caseId: CaseId, id: EvidenceId): Result<null> => {
      const removed = listRemoved(options, caseId).find((item) => item.id === id);
      if (!removed) return notFound('evidence', id);
      const ids = repository.list(caseId).map((item) => item.id);
      change({ caseId, name: say`Restore evidence`, events }, () => {
        repository.restore(caseId, id);
        repository.setOrder(caseId, ids.toSpliced(removed.position, 0, id));
      });
      return ok(null);
    },
  };
}

function listRemoved({ repository, now }: Options, caseId: CaseId): readonly RemovedEvidence[] {
  return repository.listRemoved(caseId).filter((item) => isOnRemovedList(item.removedAt, now()));
}

function nameOfEdit(facts: Partial<EvidenceFacts>): Said {
  if (Object.keys(facts).length > 1 || facts.include === undefined) return say`Edit evidence`;
  return facts.include ? say`Include evidence` : say`Leave out evidence`;
}

/** Adds a file that is safe in the vault, unless the case holds it already. */
function addEvidence(options: Options, caseId: CaseId, added: NewEvidence): Result<AddedEvidence> {
  const { repository, vaultFiles, hasCase, getPlan, getLetterText, change, now } = options;
  if (!hasCase(caseId)) return notFound('case', caseId);
  const list = repository.list(caseId);
  const same = list.find((item) => item.file.sha256 === added.file.sha256);
  if (same) return ok({ evidence: same, isDuplicate: true });
  const title = titleFromFileName(added.fileName);
  // An id that the plan still cites belonged to other evidence: taking it would silently cite the wrong document. Removed
  // evidence keeps its id, however long ago it was.
  const held = [...list, ...repository.listRemoved(caseId)].map((item) => item.id);
  const deleted = repository.listDeletedIds(caseId);
  const taken = new Set<string>([...held, ...deleted, ...citedEvidenceIds(getPlan(caseId), getLetterText(caseId))]);
  const evidence: Evidence = {
    ...NO_FACTS,
    type: added.type ?? NO_FACTS.type,
    title,
    caseId,
    id: makeEvidenceId(title, taken),
    fileName: added.fileName,
    file: added.file,
    position: list.length,
    addedAt: now().toISOString(),
  };
  const merge = { mergeKey: added.mergeKey, mergeWithinMs: Infinity };
  change({ caseId, name: say`Add evidence`, ...merge, events: ['evidence.changed'] }, () => {
    vaultFiles.save(added.file);
    repository.insert(evidence);
  });
  return ok({ evidence, isDuplicate: false });
}
