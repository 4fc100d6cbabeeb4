import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { isOnRemovedList } from '../../../shared/domain/removed-list.ts';
import type { CaseId, EvidenceId, InteractionId } from '../../../shared/domain/ids.ts';
import {
  detailsOfInteraction,
  type Interaction,
  type InteractionDetails,
  type InteractionVersion,
  type ListedInteraction,
  type RemovedInteraction,
} from '../../../shared/domain/interaction.ts';
import { invalidInput } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { toFtsQuery } from '../search/search-service.ts';
import { requireKnown } from '../unknown-id.ts';
import type { InteractionVersionsRepository } from './interaction-versions-repository.ts';
import type { InteractionsRepository } from './interactions-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: InteractionsRepository;
  readonly versions: InteractionVersionsRepository;
  readonly catalogue: Catalogue;
  readonly hasCase: (caseId: CaseId) => boolean;
  /** Whether the evidence is on the case's list. */
  readonly hasEvidence: (caseId: CaseId, id: EvidenceId) => boolean;
  /** Moves the case's status where an answer does; inside the change. */
  readonly followOutcome: (caseId: CaseId, contact: Interaction) => void;
  readonly change: ChangeCase;
  readonly newId: () => string;
  readonly now: () => Date;
};

const EVENTS = ['interactions.changed'] as const;

/** The log of contacts with Amazon. */
export function createInteractionsService(options: Options) {
  const { repository, versions, hasCase, change, newId, now } = options;
  const insert = (caseId: CaseId, details: InteractionDetails, createdAt = now().toISOString()): Interaction => {
    const id = newId() as InteractionId;
    const interaction: Interaction = { ...details, id, caseId, createdAt, versionCount: 0 };
    repository.insert(interaction);
    return interaction;
  };
  return {
    /** Latest first. */
    list: (caseId: CaseId): readonly ListedInteraction[] => repository.list(caseId),
    /** Latest first, with the full texts. */
    listFull: (caseId: CaseId): readonly Interaction[] => repository.listFull(caseId),
    listContacts: repository.listContacts,
    listAllVersions: versions.listOfCase,
    listMessageIds: repository.listMessageIds,
    get: (caseId: CaseId, interactionId: InteractionId): Result<Interaction> => {
      const found = repository.find(caseId, interactionId);
      return found ? ok(found) : notFound('interaction', interactionId);
    },
    /** Ids of the entries that hold every word of the query, in no order. */
    find: (caseId: CaseId, query: string): readonly InteractionId[] => {
      const words = toFtsQuery(query);
      return words === '' ? repository.list(caseId).map(({ id }) => id) : repository.findWords(caseId, words);
    },
    /** Inside the caller's transaction; says nothing to the windows. */
    insert,
    /** As `insert`: an earlier version of an entry. */
    insertVersion: (caseId: CaseId, interactionId: InteractionId, version: InteractionVersion): void =>
      versions.insert(newId(), caseId, interactionId, version),
    add: (caseId: CaseId, details: InteractionDetails): Result<Interaction> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const known = requireKnownParts(options, caseId, details, 'interaction');
      if (!known.ok) return known;
      const logged = change({ caseId, name: say`Log contact`, events: EVENTS }, () => {
        const added = insert(caseId, details);
        options.followOutcome(caseId, added);
        return added;
      });
      return ok(logged);
    },
    addAll: (caseId: CaseId, entries: readonly InteractionDetails[]): Result<InteractionId[]> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      for (const details of entries) {
        const known = requireKnownParts(options, caseId, details, 'interactions');
        if (!known.ok) return known;
      }
      const insertAll = (): InteractionId[] => entries.map((details) => insert(caseId, details).id);
      return ok(change({ caseId, name: say`Log contacts`, events: EVENTS }, insertAll));
    },
    update: (caseId: CaseId, interactionId: InteractionId, patch: Partial<InteractionDetails>): Result<Interaction> =>
      updateEntry(options, caseId, interactionId, patch),
    ...createRemoval(options),
    /** What an entry said before its edits, latest first. */
    listVersions: (caseId: CaseId, interactionId: InteractionId): Result<readonly InteractionVersion[]> =>
      repository.find(caseId, interactionId)
        ? ok(versions.list(caseId, interactionId))
        : notFound('interaction', interactionId),
  };
}

export type InteractionsService = ReturnType<typeof createInteractionsService>;

function createRemoval({ repository, change, now }: Options) {
  const listRemoved = (caseId: CaseId): readonly RemovedInteraction[] =>
    repository.listRemoved(caseId).filter(({ removedAt }) => isOnRemovedList(removedAt, now()));
  return {
    remove: (caseId: CaseId, interactionId: InteractionId): Result<null> => {
      if (!repository.find(caseId, interactionId)) return notFound('interaction', interactionId);
      change({ caseId, name: say`Remove contact`, events: EVENTS }, () =>
        repository.remove(caseId, interactionId, now().toISOString()),
      );
      return ok(null);
    },
    /** What was removed within the last 30 days, latest first. */
    listRemoved,
    restore: (caseId: CaseId, interactionId: InteractionId): Result<null> => {
      if (!listRemoved(caseId).some(({ id }) => id === interactionId)) return notFound('interaction', interactionId);
      change({ caseId, name: say`Restore contact`, events: EVENTS }, () => repository.restore(caseId, interactionId));
      return ok(null);
    },
  };
}

function updateEntry(
  options: Options,
  caseId: CaseId,
  interactionId: InteractionId,
  patch: Partial<InteractionDetails>,
): Result<Interaction> {
  const { repository, versions, change, newId, now } = options;
  const current = repository.find(caseId, interactionId);
  if (!current) return notFound('interaction', interactionId);
  const known = requireKnownParts(options, caseId, withoutKept(patch, current), 'patch');
  if (!known.ok) return known;
  if (changesNothing(current, patch)) return ok(current);
  const changed: Interaction = { ...current, ...patch, versionCount: current.versionCount + 1 };
  change({ caseId, name: say`Edit contact`, events: EVENTS }, () => {
    versions.insert(newId(), caseId, interactionId, {
      ...detailsOfInteraction(current),
      replacedAt: now().toISOString(),
    });
    repository.update(changed);
    if (changed.outcome !== current.outcome) options.followOutcome(caseId, changed);
  });
  return ok(changed);
}

/** Attachments that an entry has already may stay, also when their evidence was removed since. */
function withoutKept(patch: Partial<InteractionDetails>, current: Interaction): Partial<InteractionDetails> {
  if (!patch.attachments) return patch;
  return { ...patch, attachments: patch.attachments.filter((id) => !current.attachments.includes(id)) };
}

function requireKnownParts(
  { catalogue, hasEvidence }: Options,
  caseId: CaseId,
  details: Partial<InteractionDetails>,
  path: string,
): Result<null> {
  const known = requireKnown(`${path}.channel`, 'channel', [details.channel], catalogue.channels);
  if (!known.ok) return known;
  const missing = (details.attachments ?? []).filter((id) => !hasEvidence(caseId, id));
  if (missing.length === 0) return ok(null);
  return fail(invalidInput(`${path}.attachments`, say`no evidence of this appeal: ${missing.join(', ')}`));
}
