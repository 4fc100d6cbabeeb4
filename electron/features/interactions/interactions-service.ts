import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { CaseId, InteractionId } from '../../../shared/domain/ids.ts';
import type { Interaction, InteractionDetails } from '../../../shared/domain/interaction.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import type { InteractionsRepository } from './interactions-repository.ts';

type Options = {
  readonly repository: InteractionsRepository;
  readonly catalogue: Catalogue;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly change: ChangeCase;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** The log of contacts with Amazon. */
export function createInteractionsService({ repository, catalogue, hasCase, change, newId, now }: Options) {
  const events = ['interactions.changed'] as const;
  const insert = (caseId: CaseId, details: InteractionDetails): Interaction => {
    const interaction: Interaction = {
      ...details,
      id: newId() as InteractionId,
      caseId,
      createdAt: now().toISOString(),
    };
    repository.insert(interaction);
    return interaction;
  };
  return {
    /** Newest first. */
    list: (caseId: CaseId): readonly Interaction[] => repository.list(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert,
    add: (caseId: CaseId, details: InteractionDetails): Result<Interaction> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const known = requireKnown('interaction.channel', 'channel', [details.channel], catalogue.channels);
      if (!known.ok) return known;
      return ok(change({ caseId, name: 'Log contact', events }, () => insert(caseId, details)));
    },
    update: (caseId: CaseId, interactionId: InteractionId, patch: Partial<InteractionDetails>): Result<Interaction> => {
      const current = repository.find(caseId, interactionId);
      if (!current) return notFound('interaction', interactionId);
      const known = requireKnown('patch.channel', 'channel', [patch.channel], catalogue.channels);
      if (!known.ok) return known;
      if (changesNothing(current, patch)) return ok(current);
      const changed: Interaction = { ...current, ...patch };
      const mergeKey = `interaction:${interactionId}:${Object.keys(patch).sort().join()}`;
      change({ caseId, name: 'Edit contact', mergeKey, events }, () => repository.update(changed));
      return ok(changed);
    },
    remove: (caseId: CaseId, interactionId: InteractionId): Result<null> => {
      if (!repository.find(caseId, interactionId)) return notFound('interaction', interactionId);
      change({ caseId, name: 'Remove contact', events }, () => repository.remove(caseId, interactionId));
      return ok(null);
    },
  };
}

export type InteractionsService = ReturnType<typeof createInteractionsService>;
